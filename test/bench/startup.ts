import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeProject } from '../core/project/support/install-connectors.js';
import { row, type Bench, type Row } from './bench.js';
import { startServer } from './start-server.js';

const MAIN = fileURLToPath(new URL('../../core/cli/main.js', import.meta.url));
const MANY = 1000;
const ROUNDS = 9;
const MOST_EXTRA_MS = 50;

/** Commands of a person, from the start of the process to its end. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  '--version': ['--version'],
  connectors: ['connectors'],
  'connectors --json': ['connectors', '--json'],
  describe: ['describe', 'vendor-0.getThing0'],
  call: ['call', 'first.getThing0', '--input', '{"id":1}'],
};
const NOT_COMPARED = '--version';

const extra = (command: string): string => `${command}: ${MANY} connectors more than 1`;

export const startup: Bench = {
  name: 'startup',
  title: `trunkline from start to end, in a project with 1 and with ${MANY} connectors`,
  goals: Object.keys(COMMANDS)
    .filter((command) => command !== NOT_COMPARED)
    .map((command) => ({ measure: extra(command), atMost: MOST_EXTRA_MS })),

  async run() {
    using server = await startServer();
    const { origin } = new URL(server.url);
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-startup-'));
    try {
      const few = install(join(folder, 'few'), 1, origin);
      const many = install(join(folder, 'many'), MANY, origin);
      const cold = [await time(few, ['connectors']), await time(many, ['connectors'])] as const;
      const rows: Row[] = [
        row('connectors, first time with 1', 'ms', [cold[0]]),
        row(`connectors, first time with ${MANY}`, 'ms', [cold[1]]),
      ];
      for (const [command, args] of Object.entries(COMMANDS)) rows.push(...(await compare(command, args, few, many)));
      return rows;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Both projects in turn, so that what slows the machine slows both. */
async function compare(command: string, args: readonly string[], few: string, many: string): Promise<Row[]> {
  const [one, thousand]: [number[], number[]] = [[], []];
  await time(few, args);
  await time(many, args);
  for (let round = 0; round < ROUNDS; round += 1) {
    one.push(await time(few, args));
    if (command !== NOT_COMPARED) thousand.push(await time(many, args));
  }
  const first = row(command, 'ms', one);
  if (command === NOT_COMPARED) return [first];
  const more = thousand.map((ms, round) => ms - one[round]!);
  return [first, row(`${command}, ${MANY} connectors`, 'ms', thousand), row(extra(command), 'ms', more)];
}

function install(folder: string, count: number, origin: string): string {
  mkdirSync(folder);
  makeProject(folder, count, origin);
  return folder;
}

/** Milliseconds of one command's whole process. Rejects when it fails. */
async function time(cwd: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { ...process.env, FIRST_TOKEN: 'x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`trunkline ${args.join(' ')} ended with ${String(code)}.`);
  return performance.now() - start;
}
