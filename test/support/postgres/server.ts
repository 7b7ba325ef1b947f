import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { copyBinaries } from './binaries.js';

const START_MS = 30_000;

/** A PostgreSQL of the tests' own: on the loopback address, on a port that was free, in a folder that is removed with it. */
export class PostgresServer {
  readonly url: string;
  #process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    password: string,
    private readonly user: { readonly uid?: number; readonly gid?: number },
  ) {
    this.url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  }

  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-postgres-'));
    const user = serverUser();
    const password = randomBytes(12).toString('hex');
    chmodSync(folder, 0o755);
    copyBinaries(join(folder, 'native'));
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    writeFileSync(join(folder, 'password'), password);
    if (user.uid !== undefined && user.gid !== undefined) chownSync(join(folder, 'data'), user.uid, user.gid);
    const server = new PostgresServer(folder, await freePort(), password, user);
    const settings = ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', join(folder, 'password')];
    server.#run('initdb', [...settings, '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions']);
    await server.resume();
    return server;
  }

  /** Starts it again after `crash`. */
  async resume(): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${this.port}`,
      'unix_socket_directories=',
      'shared_buffers=32MB',
      'max_connections=60',
    ];
    const args = ['-D', join(this.folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
    this.#process = spawn(join(this.folder, 'native', 'bin', 'postgres'), args, { ...this.user, cwd: this.folder, stdio: 'ignore' });
    await this.#reached(this.#process);
  }

  /** Stops it in the middle of everything, without a word to its clients: the next start recovers. */
  async crash(): Promise<void> {
    await this.#end('SIGQUIT');
  }

  async stop(): Promise<void> {
    await this.#end('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  #run(program: string, args: readonly string[]): void {
    execFileSync(join(this.folder, 'native', 'bin', program), args, { ...this.user, cwd: this.folder, stdio: 'pipe' });
  }

  async #reached(server: ChildProcess): Promise<void> {
    const until = performance.now() + START_MS;
    for (;;) {
      const client = new pg.Client({ connectionString: this.url });
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        await client.end().catch(() => undefined);
        if (server.exitCode !== null || performance.now() > until) throw error;
        await sleep(50);
      }
    }
  }
}

/** PostgreSQL does not run as root; the user that owns nothing will do. */
function serverUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string): number => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
