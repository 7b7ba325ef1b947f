import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalServer } from '../../../core/adapters/restate/local-server.js';
import { freePorts } from '../../support/free-ports.js';

/** A Restate of the tests' own, on ports that were free, in a folder that is removed with it. */
export class RestateServer {
  #server: LocalServer | undefined;

  private constructor(
    private readonly folder: string,
    private readonly ports: { readonly ingress: number; readonly admin: number; readonly node: number },
  ) {}

  static async start(): Promise<RestateServer> {
    const [ingress, admin, node] = await freePorts(3);
    const server = new RestateServer(mkdtempSync(join(tmpdir(), 'trunkline-restate-')), { ingress: ingress!, admin: admin!, node: node! });
    await server.resume();
    return server;
  }

  get ingress(): string {
    return `http://127.0.0.1:${this.ports.ingress}`;
  }

  get admin(): string {
    return `http://127.0.0.1:${this.ports.admin}`;
  }

  /** Starts it again after `crash`. */
  async resume(): Promise<void> {
    this.#server = await LocalServer.start({ folder: this.folder, from: process.cwd(), ports: this.ports });
  }

  /** As a power cut of the server alone. */
  async crash(): Promise<void> {
    await this.#server?.stop('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#server?.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
