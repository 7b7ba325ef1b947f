import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import { HELP, readArguments, USAGE, type Arguments } from './arguments.js';
import { Progress } from './progress.js';
import { reportTable, type Report } from './report.js';
import { KEYS, startVendors } from './vendors.js';

/** Everything the main job keeps between two starts: the journal, and what the vendors hold. */
const STATE = resolve('.trunkline');
const PROJECT = fileURLToPath(new URL('../../../docs/recipes', import.meta.url));

/** As shells say it. */
const INTERRUPTED = 130;

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort(new Error('stopped by the keyboard')));
process.exitCode = await start(process.argv.slice(2));

/** Reads new Hive orders, all pages, and launches a Wrkflow for each. Gives the exit code. */
async function start(args: readonly string[]): Promise<number> {
  try {
    const given = readArguments(args);
    if (given.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const { report, unfinished } = await job(given);
    if (given.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else process.stdout.write(reportTable(report));
    if (unfinished === undefined) return 0;
    process.stderr.write(`${unfinished} Start again to go on: nothing is launched twice.\n`);
    return stopping.signal.aborted ? INTERRUPTED : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${error instanceof TypeError ? `${USAGE}\n` : ''}`);
    return 1;
  }
}

interface Done {
  readonly report: Report;
  /** Why there is more to do. */
  readonly unfinished?: string;
}

async function job(given: Arguments): Promise<Done> {
  if (given.reset) await rm(STATE, { recursive: true, force: true });
  const onScreen = process.stderr.isTTY && !given.json;
  const progress = new Progress((line) => void (onScreen && process.stderr.write(`\r\x1b[2K${line}`)));
  const began = performance.now();
  await using vendors = await startVendors(STATE, given);
  await using project = await openProject(PROJECT, {
    ports: { log: progress },
    stateFolder: STATE,
    connections: {
      shop: {
        settings: { token: new Secret(KEYS.hive) },
        services: { v1: { url: `${vendors.hive.origin}/merchant_api/v1`, allowLoopback: true } },
      },
      ops: {
        settings: { key: new Secret(KEYS.wrk) },
        services: {
          v1: { url: `${vendors.wrk.origin}/api/v1`, allowLoopback: true },
          unversioned: { url: `${vendors.wrk.origin}/api`, allowLoopback: true },
        },
      },
    },
  });
  const summary = await project.run(join(PROJECT, 'order-intake.yaml'), { signal: stopping.signal });
  if (onScreen) process.stderr.write(`\r\x1b[2K${progress.line()}\n`);
  const report = {
    read: summary.read,
    launched: summary.succeeded,
    failed: summary.failed,
    uncertain: summary.unresolved,
    calls: progress.of('http.sent'),
    retries: progress.of('http.retry'),
    seconds: Math.round(performance.now() - began) / 1000,
  };
  if (stopping.signal.aborted) return { report, unfinished: 'Stopped.' };
  if (summary.skipped > 0) return { report, unfinished: `Not every order could be read: ${progress.trouble}.` };
  return { report, ...(summary.waiting > 0 && { unfinished: `${summary.waiting} orders wait: ${progress.trouble}.` }) };
}
