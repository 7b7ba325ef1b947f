import type { RunCommand } from '../../ports/store/index.js';
import { askOwnerAll } from '../../run/ask-owner.js';
import type { OpenProject } from '../open-project.js';
import { commandClaim } from '../own-store.js';

/** What every change of a run says in the run's notes, and how long it waits for the store's owner. */
export interface Asking {
  /** Why, and who says so. */
  readonly reason: string;
  readonly signal?: AbortSignal;
}

/** What became of what was asked. */
export interface RunAnswer {
  readonly run: string;
  /** False when nothing was changed; the message says why. */
  readonly done: boolean;
  /** For people. */
  readonly message: string;
  /** True when the process that owns the store goes on with the run now; false when the next round does. */
  readonly atOnce: boolean;
}

/** What is asked of one run. */
export interface Asked {
  /** Its whole id. */
  readonly run: string;
  readonly data?: unknown;
}

/** Asks the same kind of thing of several runs at once; the answers come in their order. */
export async function askRuns(
  project: OpenProject,
  kind: RunCommand['kind'],
  asked: readonly Asked[],
  { reason, signal }: Asking,
): Promise<readonly RunAnswer[]> {
  const { clock } = project.runtime.ports;
  const byEngine = project.project.engine !== undefined;
  const ports = { store: await project.openStore(), clock, claim: commandClaim(project), byEngine };
  const commands = asked.map(({ run, data }) => ({ kind, run, reason, ...(data !== undefined && { data }) }));
  const answers = await askOwnerAll(ports, commands, signal);
  return answers.map(({ done, message, byOwner }, place) => ({ run: asked[place]!.run, done, message, atOnce: byOwner }));
}
