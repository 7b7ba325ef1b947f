import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a file of this folder as a process of its own and waits for the first thing it says. Rejects when it ends without a word. */
export function startChild<T>(
  file: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly said: T }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [...execArgv] });
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve({ child, said: said as T }));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} and said nothing.`)));
  });
}
