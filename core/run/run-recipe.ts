import type { FinalStatus, RunWait } from '../ports/store/index.js';
import { counted } from '../text/counted.js';
import type { Durable } from './durable.js';
import type { Flow } from './flow.js';
import { type Frame, ownMap, type RunHost } from './frame.js';
import type { Program } from './program/program.js';
import { leftOpen } from './give-up.js';
import { runBlock } from './run-block.js';
import { cancelled, deadlineError, errorJson, isRecipeFault, type RunErrorJson, unknownOutcome } from './run-errors.js';

/** How far a run came: its end, or `waiting` when it keeps its place for later. */
export type RunOutcome =
  | { readonly status: FinalStatus; readonly error?: unknown; readonly output?: unknown }
  | { readonly status: 'waiting'; readonly wait: RunWait };

/** Runs a recipe over a journal, from wherever the journal ends. Throws only when the journal cannot be written. */
export async function runRecipe(program: Program, durable: Durable, host: RunHost): Promise<RunOutcome> {
  try {
    const frame = rootFrame(program, durable, host);
    const flow = await runBlock(program.steps, frame);
    return await outcomeOf(flow, program, frame);
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
  };
}

async function outcomeOf(flow: Flow, program: Program, { durable, deadline }: Frame): Promise<RunOutcome> {
  switch (flow.kind) {
    case 'waiting':
      return { status: 'waiting', wait: flow.wait };
    case 'stopped':
      return { status: 'waiting', wait: { reason: 'stopped', until: 0 } };
    case 'cancelled':
      return { status: 'cancelled', error: flow.error ?? cancelled() };
    case 'uncertain':
      return { status: 'uncertain', error: flow.error };
    case 'done':
    case 'returned': {
      const output = program.values.outputs(flow.kind === 'returned' ? flow.value : null);
      const unsure = await unsureOf(durable);
      return unsure ? { status: 'uncertain', output, error: unsure } : { status: 'succeeded', output };
    }
    default: {
      const error = flow.kind === 'failed' ? flow.error : deadlineError('', deadline.at);
      const unsure = await unsureOf(durable);
      if (!unsure) return { status: 'failed', error };
      durable.note('', `what is uncertain comes first; apart from that it failed: ${JSON.stringify(error)}`);
      return { status: 'uncertain', error: unsure };
    }
  }
}

/** What a run ends uncertain with, however well or badly the rest of it went; undefined when every outcome is known. */
async function unsureOf(durable: Durable): Promise<RunErrorJson | undefined> {
  const { length: count } = await leftOpen(durable, () => true);
  return count === 0 ? undefined : unknownOutcome(counted(count, 'step'));
}
