import type { FinalStatus, RunWait } from '../ports/store/index.js';
import type { Durable } from './durable.js';
import type { Flow } from './flow.js';
import { type Frame, ownMap, type RunHost } from './frame.js';
import type { Program } from './program/program.js';
import { runBlock } from './run-block.js';
import { cancelled, deadlineError, errorJson, isRecipeFault, runError } from './run-errors.js';

/** How far a run came: its end, or `waiting` when it keeps its place for later. */
export type RunOutcome =
  | { readonly status: FinalStatus; readonly error?: unknown; readonly output?: unknown }
  | { readonly status: 'waiting'; readonly wait: RunWait };

/** Runs a recipe over a journal, from wherever the journal ends. Throws only when the journal cannot be written. */
export async function runRecipe(program: Program, durable: Durable, host: RunHost): Promise<RunOutcome> {
  try {
    const frame = rootFrame(program, durable, host);
    const flow = await runBlock(program.steps, frame);
    return outcomeOf(flow, program, frame);
  } catch (error) {
    if (isRecipeFault(error)) return { status: 'failed', error: errorJson(error) };
    throw error;
  } finally {
    await durable.flush();
  }
}

function rootFrame(program: Program, durable: Durable, host: RunHost): Frame {
  const { run } = durable;
  const { recipe } = program;
  const begun = run.startedAt ?? host.now();
  return {
    run: runBlock,
    program,
    durable,
    host,
    prefix: '',
    scope: {
      event: run.event,
      inputs: ownMap(program.values.inputs(run.given?.inputs ?? {})),
      vars: ownMap({ ...recipe.vars, ...run.given?.vars }),
      steps: ownMap(),
      run: ownMap({ id: run.id, started_at: new Date(begun).toISOString() }),
    },
    deadline: { at: recipe.timeoutMs === undefined ? Infinity : begun + recipe.timeoutMs, owner: '' },
    isAbandoned: () => false,
    doubt: { items: 0 },
  };
}

function outcomeOf(flow: Flow, program: Program, { doubt, deadline }: Frame): RunOutcome {
  switch (flow.kind) {
    case 'done':
    case 'returned': {
      const output = program.values.outputs(flow.kind === 'returned' ? flow.value : null);
      if (doubt.items === 0) return { status: 'succeeded', output };
      return { status: 'uncertain', output, error: runError('items_uncertain', `The outcome of ${doubt.items} items is not known.`) };
    }
    case 'waiting':
      return { status: 'waiting', wait: flow.wait };
    case 'stopped':
      return { status: 'waiting', wait: { reason: 'stopped', until: 0 } };
    case 'cancelled':
      return { status: 'cancelled', error: flow.error ?? cancelled() };
    case 'expired':
      return { status: 'failed', error: deadlineError('', deadline.at) };
    default:
      return { status: flow.kind, error: flow.error };
  }
}
