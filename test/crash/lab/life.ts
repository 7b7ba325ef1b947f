import { fork } from 'node:child_process';

export interface Life {
  /** What the process said, in order. */
  readonly said: readonly unknown[];
  readonly end: 'killed' | 'ended';
}

/** When a process is killed: once it has said so many things, and so many milliseconds later. */
export interface Kill {
  readonly said: number;
  readonly laterMs: number;
}

/** A real process: it ends by itself, or is killed. */
export function live(file: string, args: readonly string[], kill?: Kill): Promise<Life> {
  return new Promise((resolve, reject) => {
    const said: unknown[] = [];
    const worker = fork(file, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    worker.on('message', (message: unknown) => {
      said.push(message);
      if (said.length === kill?.said) setTimeout(() => worker.kill('SIGKILL'), kill.laterMs);
    });
    worker.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ said, end: 'killed' });
      else if (code === 0) resolve({ said, end: 'ended' });
      else reject(new Error(`the worker failed with code ${code}`));
    });
  });
}
