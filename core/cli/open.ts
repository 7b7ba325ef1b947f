import { NodeFiles } from '../adapters/node-files.js';
import type { Log } from '../ports/log.js';
import type { OpenProject } from '../project/open-project.js';
import { findProject } from '../project/find-project.js';
import type { CommandContext } from './context.js';

/** Opens the project around the working directory. The runtime is loaded only here, so that listing connectors does not pay for it. */
export async function open(context: CommandContext, log?: Log): Promise<OpenProject> {
  const { openProject } = await import('../project/open-project.js');
  const root = await findProject(new NodeFiles(), context.from);
  const chosen = log ?? (context.verbose ? stderrLog(context) : undefined);
  return openProject(root, { ports: chosen ? { log: chosen } : {} });
}

function stderrLog({ terminal }: CommandContext): Log {
  return { write: ({ at, ...event }) => terminal.err(`${new Date(at).toISOString()} ${JSON.stringify(event)}\n`) };
}
