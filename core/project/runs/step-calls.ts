import type { ConnectorDocument } from 'trunkline/document';
import { WorkerEvaluator } from '../../adapters/worker-evaluator.js';
import { hideWriteOnly } from '../../document/hide-write-only.js';
import type { Run, RunReads, StepRecord } from '../../ports/store/index.js';
import type { Uses } from '../../recipe/recipe.js';
import { inputSent } from '../../run/replayed/input-sent.js';
import { scopesAround } from '../../run/replayed/replayed-run.js';
import type { OpenProject } from '../open-project.js';
import { type CallAt, callAt, readersOf } from './call-at.js';
import { readAll } from './read-all.js';
import { RunCodes } from './run-code.js';

export type CallStatus = 'uncertain' | 'failed';

/** A call of a run that a person has to look after. */
export interface StepCall {
  readonly run: string;
  readonly recipe: string;
  /** Path of the step. */
  readonly step: string;
  readonly status: CallStatus;
  /** As `ops.launchWrkflow`. */
  readonly operation: string;
  readonly effect: string;
  readonly attempts: number;
  readonly startedAt: number;
  /** What the vendor tells repeats by; absent where the operation has no such key. */
  readonly key?: string;
  /** What it was given, without secrets; absent where `unknown` says why. */
  readonly input?: unknown;
  /** Path of the file that it sends. */
  readonly file?: string;
  readonly unknown?: string;
  /** Ids of the steps that look at what it gives; with some, its output has to be known before they can go on. */
  readonly readBy: readonly string[];
}

/** Effects whose calls carry the key of the journal. */
const KEYED: readonly string[] = ['keyed', 'lookup'];
const LOST = 'it cannot be worked out again: what it was made of is not kept, or has changed';

/** Finds the calls of runs that failed or whose outcome is uncertain. Sends nothing. */
export class StepCalls implements AsyncDisposable {
  readonly #evaluator = new WorkerEvaluator();
  readonly #codes: RunCodes;

  constructor(
    private readonly project: OpenProject,
    private readonly store: RunReads,
  ) {
    this.#codes = new RunCodes(project, store, this.#evaluator);
  }

  /** In the order their steps were first written. */
  async *of(run: Run, statuses: readonly CallStatus[]): AsyncGenerator<StepCall> {
    const open = await this.#steps(run, ({ status, intent }) => intent !== undefined && statuses.some((one) => one === status));
    if (open.length === 0) return;
    const { recipe, program, documents } = await this.#codes.of(run);
    const records = await this.#around(run, open);
    for (const step of open) {
      const call = callAt(recipe, step.path);
      const sent = program && (await inputSent(step, { program, run, records, reads: this.store, documents }));
      yield {
        ...factsOf(run, step, call),
        readBy: program ? readersOf(program, call) : [],
        ...(sent === undefined ? { unknown: LOST } : await this.#shown(sent, call.uses, documents)),
      };
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#evaluator.close();
  }

  /** All that is kept of the scopes that these steps stand in. */
  async #around(run: Run, open: readonly StepRecord[]): Promise<ReadonlyMap<string, StepRecord>> {
    const scopes = new Set(open.flatMap(({ path }) => scopesAround(path)));
    return new Map((await this.#steps(run, ({ scope }) => scopes.has(scope))).map((step) => [step.path, step]));
  }

  async #steps(run: Run, isWanted: (step: StepRecord) => boolean): Promise<readonly StepRecord[]> {
    const found: StepRecord[] = [];
    for await (const step of readAll((place) => this.store.steps(run.id, place))) if (isWanted(step)) found.push(step);
    return found;
  }

  /** Only the connection itself knows its secrets: without it, nothing is shown. */
  async #shown(
    sent: { readonly input: unknown; readonly file?: string },
    { connection: name, operation }: Uses,
    documents: ReadonlyMap<string, ConnectorDocument>,
  ): Promise<Pick<StepCall, 'input' | 'file' | 'unknown'>> {
    const document = documents.get(name)!;
    try {
      const connection = await this.project.connection(name);
      return connection.redact({ ...sent, input: hideWriteOnly(sent.input, document.operations[operation]?.input, document) });
    } catch (error) {
      return { unknown: `it may hold secrets, and the connection that knows them cannot be opened: ${(error as Error).message}` };
    }
  }
}

function factsOf(
  { id, recipe }: Run,
  { path, status, intent, attempts, startedAt }: StepRecord,
  { uses: { connection, operation } }: CallAt,
): Omit<StepCall, 'input' | 'file' | 'unknown' | 'readBy'> {
  const { effect = '', key = '' } = intent ?? {};
  return {
    run: id,
    recipe,
    step: path,
    status: status as CallStatus,
    operation: `${connection}.${operation}`,
    effect,
    attempts,
    startedAt,
    ...(KEYED.includes(effect) && { key }),
  };
}
