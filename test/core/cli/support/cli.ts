import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command as it is installed. */
export const MAIN = fileURLToPath(new URL('../../../../core/cli/main.js', import.meta.url));

export interface Ended {
  /** -1 when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  /** Beside the environment of the tests; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What it is given; null leaves it open. */
  readonly stdin?: string | null;
}

/** Runs one command line to its end. */
export async function cli(args: readonly string[], options: CliOptions): Promise<Ended> {
  return start(args, options).ended;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with everything on a stream so far, once it holds the text. */
  until(stream: 'stdout' | 'stderr', text: string): Promise<string>;
}

/** Starts one command line, for tests that stop it or watch it. */
export function start(args: readonly string[], { cwd, env = {}, stdin = '' }: CliOptions): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const heard = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
      for (const look of waiting) look();
    });
  }
  child.stdin.on('error', () => undefined);
  if (stdin !== null) child.stdin.end(stdin);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...heard }));
  });
  const until = (stream: 'stdout' | 'stderr', text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (heard[stream].includes(text)) resolve(heard[stream]);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${JSON.stringify(text)}: ${heard.stderr}`)));
    });
  return { child, ended, until };
}

/** The lines of an NDJSON text. Fails when one of them is no JSON. */
export function ndjson<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
