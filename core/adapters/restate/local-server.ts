import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { EngineError } from '../../engine/engine-error.js';

export interface LocalServerOptions {
  /** Where it keeps its data; made when it is not there. */
  readonly folder: string;
  /** The server, a package of its own, is looked for from here, then from where we are. */
  readonly from: string;
  /** Ports on 127.0.0.1: for starts, for workers that make themselves known, and for other nodes, of which there are none. */
  readonly ports: { readonly ingress: number; readonly admin: number; readonly node: number };
  /** What it prints. Default: dropped. */
  readonly output?: 'inherit' | 'ignore';
}

const START_MS = 60_000;
const LOOK_MS = 50;
/** Enough for one machine, and quick to start. */
const PARTITIONS = 4;
const MEMORY = '256 MB';

/** A Restate server for development: on the loopback address alone, and telling nobody of itself. */
export class LocalServer {
  private constructor(private readonly process: ChildProcess) {}

  /** Resolves when it takes starts. */
  static async start({ folder, from, ports, output = 'ignore' }: LocalServerOptions): Promise<LocalServer> {
    await mkdir(folder, { recursive: true });
    const child = spawn(findServer(from), ['--no-logo'], {
      cwd: folder,
      stdio: ['ignore', output, output],
      env: {
        RESTATE_BASE_DIR: folder,
        RESTATE_NODE_NAME: 'trunkline',
        RESTATE_BIND_IP: '127.0.0.1',
        RESTATE_LISTEN_MODE: 'tcp',
        RESTATE_BIND_PORT: String(ports.node),
        RESTATE_INGRESS__BIND_PORT: String(ports.ingress),
        RESTATE_ADMIN__BIND_PORT: String(ports.admin),
        RESTATE_DISABLE_TELEMETRY: 'true',
        RESTATE_DEFAULT_NUM_PARTITIONS: String(PARTITIONS),
        RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: MEMORY,
      },
    });
    const server = new LocalServer(child);
    try {
      await server.#answers(`http://127.0.0.1:${ports.ingress}/restate/health`);
      await server.#answers(`http://127.0.0.1:${ports.admin}/health`);
    } catch (error) {
      await server.stop('SIGKILL');
      throw error;
    }
    return server;
  }

  /** Resolves when it has ended, however that came. */
  async ended(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const ended = this.ended();
    this.process.kill(signal);
    await ended;
  }

  async #answers(url: string): Promise<void> {
    for (let waited = 0; ; waited += LOOK_MS) {
      const status = await request(url).then(
        async ({ statusCode, body }) => {
          await body.dump();
          return statusCode;
        },
        () => undefined, // It does not listen yet.
      );
      if (status === 200) return;
      if (this.process.exitCode !== null || waited > START_MS) {
        throw new EngineError('engine_no_server', 'Restate did not start.', 'See what it prints; its ports may be in use.');
      }
      await sleep(LOOK_MS);
    }
  }
}

/** The server's program. Its own package is a launcher that reports each installation; the program is in one for each platform. */
function findServer(from: string): string {
  const name = `@restatedev/restate-server-${process.platform}-${process.arch}`;
  for (const place of [join(from, 'package.json'), import.meta.url]) {
    try {
      return join(dirname(createRequire(place).resolve(`${name}/package.json`)), 'bin', 'restate-server');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new EngineError('engine_no_server', `The package ${name} is not installed.`, `Run: npm install --save-dev ${name}`);
}
