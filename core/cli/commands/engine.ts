import { join } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import { RESTATE_DEFAULTS } from '../../adapters/restate/restate-engine.js';
import { LocalServer } from '../../adapters/restate/local-server.js';
import { noEngine } from '../../project/open-engine.js';
import type { CommandContext } from '../context.js';
import { open } from '../open.js';

/** Where Restate would listen for other nodes, of which there are none. */
const NODE_PORT = 5122;

export interface EngineCommandOptions {
  readonly nodePort?: number;
}

/** Runs the project's engine on this machine until it is stopped: for development. */
export async function engine({ nodePort = NODE_PORT }: EngineCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, signal, json, verbose } = context;
  await using project = await open(context);
  const settings = project.project.engine;
  if (!settings) throw noEngine();
  const { ingress, admin } = { ...RESTATE_DEFAULTS, ...settings };
  const server = await LocalServer.start({
    folder: join(project.stateFolder, settings.use),
    from: project.root,
    ports: { ingress: portOf(ingress), admin: portOf(admin ?? RESTATE_DEFAULTS.admin), node: nodePort },
    output: verbose ? 'inherit' : 'ignore',
  });
  if (json) await terminal.out(`${JSON.stringify({ ingress, admin })}\n`);
  else terminal.err(`Restate takes starts at ${ingress}; its page is ${admin}. Stop it with Ctrl-C.\n`);
  const stop = (): void => void server.stop();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  await server.ended();
}

function portOf(text: string): number {
  const { hostname, port, protocol } = new URL(text);
  if (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && port !== '') return Number(port);
  throw new InvalidInputError(`${text} is not on this machine.`, {
    code: 'engine_elsewhere',
    remedy:
      'This starts a server for development. Start the one at that address where it belongs, or name a port of 127.0.0.1 in trunkline.yaml.',
  });
}
