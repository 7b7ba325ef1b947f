import { NodeFiles } from '../adapters/node-files.js';
import type { Log, LogEvent } from '../ports/log.js';
import type { OpenProject } from '../project/open-project.js';
import { findProject } from '../project/find-project.js';
import type { CommandContext } from './context.js';

/** Opens the project around the working directory. The runtime is loaded only here, so that listing connectors does not pay for it. */
export async function open(context: CommandContext, log?: Log): Promise<OpenProject> {
  const root = await findProject(new NodeFiles(), context.from);
  const { openProject } = await import('../project/open-project.js');
  const chosen = log ?? (context.verbose ? stderrLog(context) : undefined);
  return openProject(root, { ports: chosen ? { log: chosen } : {} });
}

function stderrLog({ terminal }: CommandContext): Log {
  return { write: (event) => terminal.err(logLine(event)) };
}

/** An event as `--verbose` prints it. */
export function logLine({ at, event, ...rest }: LogEvent): string {
  return `${new Date(at).toISOString()} ${event} ${JSON.stringify(rest)}\n`;
}
