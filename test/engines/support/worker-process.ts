import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WorkerTask } from '../worker.js';

const PROGRAM = fileURLToPath(new URL('../worker.js', import.meta.url));

/** A worker in a process of its own. */
export class WorkerProcess {
  /** Resolves when it is inside the call that it hangs at. */
  readonly hangs: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    this.hangs = new Promise((resolve) => child.on('message', (message) => message === 'hangs' && resolve()));
  }

  /** Resolves when Restate knows of it. */
  static async start(task: WorkerTask): Promise<WorkerProcess> {
    const child = fork(PROGRAM, [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const worker = new WorkerProcess(child);
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => message === 'serves' && resolve());
      child.once('exit', (code) => reject(new Error(`the worker ended with code ${code}`)));
    });
    return worker;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
