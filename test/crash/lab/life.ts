import { fork } from 'node:child_process';

export interface Life {
  /** What the process said, in order. */
  readonly said: readonly unknown[];
  readonly end: 'killed' | 'ended';
}

/** A real process: it ends by itself, or is killed this many milliseconds after it first said something. */
export function live(file: string, args: readonly string[], killAfterMs?: number): Promise<Life> {
  return new Promise((resolve, reject) => {
    const said: unknown[] = [];
    const worker = fork(file, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    worker.on('message', (message: unknown) => {
      said.push(message);
      if (said.length === 1 && killAfterMs !== undefined) setTimeout(() => worker.kill('SIGKILL'), killAfterMs);
    });
    worker.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ said, end: 'killed' });
      else if (code === 0) resolve({ said, end: 'ended' });
      else reject(new Error(`the worker failed with code ${code}`));
    });
  });
}
