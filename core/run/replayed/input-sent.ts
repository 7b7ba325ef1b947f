import type { ConnectorDocument } from 'trunkline/document';
import type { Run, StepRecord } from '../../ports/store/index.js';
import type { RecipeConnection } from '../../runtime/connection.js';
import type { RunHost } from '../frame.js';
import { PausedConnections } from '../paused-connections.js';
import type { Program } from '../program/program.js';
import { runRecipe } from '../run-recipe.js';
import { type ReplayReads, ReplayedRun } from './replayed-run.js';

/** What one call was given. */
export interface InputSent {
  readonly input: unknown;
  /** Path of the file that it sends. */
  readonly file?: string;
}

export interface ReplayParts {
  readonly program: Program;
  readonly run: Run;
  /** Of the scopes that the call stands in, by their paths. */
  readonly records: ReadonlyMap<string, StepRecord>;
  readonly reads: ReplayReads;
  /** By the recipes' local names. */
  readonly documents: ReadonlyMap<string, ConnectorDocument>;
}

/**
 * What a call of a run was given, or would have been: its expressions are evaluated again over the event and what earlier steps gave, by the interpreter
 * itself, and sent nowhere. Undefined where that does not give what the journal has the hash of, or cannot be had any more.
 */
export async function inputSent(
  step: StepRecord,
  { program, run, records, reads, documents }: ReplayParts,
): Promise<InputSent | undefined> {
  let sent: InputSent | undefined;
  let file: string | undefined;
  const take = (input: unknown): void => {
    sent = { input, ...(file !== undefined && { file }) };
  };
  const now = (): number => run.startedAt ?? run.createdAt;
  const host: RunHost = {
    connections: new Map([...documents].map(([id, document]) => [id, listening(id, document, take)])),
    paused: new PausedConnections({ now }),
    files: {
      read: async (path) => {
        file = path;
        return { open: () => nothing() };
      },
      write: async () => ({ size: 0, sha256: '' }),
    },
    now,
    report: () => undefined,
  };
  await runRecipe(program, new ReplayedRun(run, step, records, reads), host);
  return sent;
}

/** A connection that sends nothing, and tells what it was to send. */
function listening(id: string, document: ConnectorDocument, take: (input: unknown) => void): RecipeConnection {
  const call = async (_operation: string, input: unknown): Promise<null> => {
    take(input);
    return null;
  };
  return {
    id,
    document,
    call,
    upload: call,
    download: async (operation, input) => {
      await call(operation, input);
      return { body: nothing() };
    },
    list: (operation) => {
      throw new TypeError(`${id}.${operation} is not read again.`);
    },
    slots: () => Promise.reject(new TypeError(`The code of ${id} is not needed.`)),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
