import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { tempFolder } from '../core/support/temp-folder.js';

const MAIN = fileURLToPath(new URL('../../recipes/start/main.js', import.meta.url));

interface Report {
  readonly read: number;
  readonly launched: number;
  readonly failed: number;
  readonly uncertain: number;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function begin(cwd: string, ...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended };
}

/** One start of the job. Its stdout must be one JSON object and nothing else. */
async function job(cwd: string, ...args: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await begin(cwd, '--json', ...args).ended;
  expect([code, stderr]).to.deep.equal([0, '']);
  return JSON.parse(stdout) as Report;
}

/** Names of what really was launched at Wrk, in order; a name says its order. */
function launches(cwd: string): string[] {
  const lines = readFileSync(join(cwd, '.trunkline', 'wrk.jsonl'), 'utf8')
    .split('\n')
    .slice(1, -1);
  const effects = lines.flatMap((line) => (JSON.parse(line) as { effects: { kind: string; key: string }[] }).effects);
  return effects.filter(({ kind }) => kind === 'launch.started').map(({ key }) => key);
}

const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

describe('the main job', function () {
  this.timeout(60_000);
  const folder = tempFolder();

  it('launches each of 250 orders once, nothing at the second start, and ten when there are ten more', async () => {
    const cwd = folder();
    expect(await job(cwd)).to.include({ read: 250, launched: 250, failed: 0, uncertain: 0 });
    expect(new Set(launches(cwd)).size).to.equal(250);
    expect(await job(cwd)).to.include({ launched: 0, failed: 0, uncertain: 0 });
    expect(await job(cwd, '--orders', '260')).to.include({ launched: 10, failed: 0, uncertain: 0 });
    const all = launches(cwd);
    expect([all.length, twice(all)]).to.deep.equal([260, []]);
    expect(await job(cwd, '--reset', '--orders', '12')).to.include({ read: 12, launched: 12 });
    expect(launches(cwd)).to.have.length(12);
  });

  it('launches no order twice when both vendors fail and drop answers, and counts every one', async () => {
    const cwd = folder();
    const { read, launched, uncertain, failed } = await job(cwd, '--fault', '429,500,drop');
    expect(read).to.equal(250);
    expect(launched + uncertain + failed).to.equal(250);
    expect(uncertain).to.be.greaterThan(0);
    const names = launches(cwd);
    expect(twice(names)).to.deep.equal([]);
    expect(names.length).to.be.within(launched, launched + uncertain);
    expect(await job(cwd)).to.include({ launched: 0, uncertain }); // they wait for a person, and are not forgotten
    expect(launches(cwd)).to.have.length(names.length);
  });

  it('loses nothing and doubles nothing when it is killed in the middle', async () => {
    const cwd = folder();
    const { child, ended } = begin(cwd, '--json');
    await untilLaunched(60, cwd);
    child.kill('SIGKILL');
    expect((await ended).code).to.equal(null);
    const before = launches(cwd).length;
    expect(before).to.be.lessThan(250);
    const { launched, uncertain, failed } = await job(cwd);
    expect(failed).to.equal(0);
    const names = launches(cwd);
    expect(twice(names)).to.deep.equal([]);
    expect(uncertain).to.be.at.most(8); // no more than were under way
    expect(names.length).to.be.within(250 - uncertain, 250);
    expect(launched).to.be.at.most(250 - before + 8);
    expect(await job(cwd)).to.include({ launched: 0, uncertain });
  });

  it('stops at Ctrl-C with exit code 130, and goes on at the next start', async () => {
    const cwd = folder();
    const { child, ended } = begin(cwd, '--json');
    await untilLaunched(20, cwd);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect([code, stderr]).to.deep.equal([130, 'Stopped. Start again to go on: nothing is launched twice.\n']);
    const first = JSON.parse(stdout) as Report;
    const rest = await job(cwd);
    expect(first.launched + rest.launched + rest.uncertain).to.equal(250);
    expect(twice(launches(cwd))).to.deep.equal([]);
  });

  it('tells its options and does nothing else', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await begin(cwd, '--help').ended;
    expect([code, stderr, existsSync(join(cwd, '.trunkline'))]).to.deep.equal([0, '', false]);
    for (const option of ['--orders', '--fault', '--every', '--reset', '--json']) expect(stdout).to.include(`  ${option}`);
  });

  it('tells what is wrong with its arguments, and how to write them', async () => {
    const cwd = folder();
    const wrong: readonly [readonly string[], RegExp][] = [
      [['--ordrs', '3'], /^Unknown option '--ordrs'/],
      [['--orders', 'many'], /^--orders takes a whole number above zero, not "many"\./],
      [['--fault', '999'], /^--fault knows 429, 500, .*; not "999"\./],
      [['more'], /^Unexpected argument 'more'/],
    ];
    const told = await Promise.all(wrong.map(([args]) => begin(cwd, ...args).ended));
    told.forEach(({ code, stdout, stderr }, index) => {
      expect([code, stdout]).to.deep.equal([1, '']);
      expect(stderr)
        .to.match(wrong[index]![1])
        .and.to.match(/\nnpm start -- \[--orders 250\]/);
    });
  });
});

async function untilLaunched(count: number, cwd: string): Promise<void> {
  for (;;) {
    try {
      if (launches(cwd).length >= count) return;
    } catch {
      // The file is not there yet, or its last line is not whole.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
