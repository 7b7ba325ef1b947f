import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { until } from '../../engines/support/engine-bench.js';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type CliOptions, MAIN, start } from './support/cli.js';
import { recipeProject, runRecipe, serveIdly } from './support/recipes.js';
import { CANARY, startVendors } from './support/vendors.js';

interface Call {
  readonly run: string;
  readonly step: string;
  readonly status: string;
  readonly operation: string;
  readonly input?: { readonly name: string };
  readonly unknown?: string;
}

describe('steps whose outcome is uncertain', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 9, apiKey: CANARY });
  const folder = tempFolder();
  const project = (): CliOptions => {
    const { cwd } = recipeProject(folder(), vendors());
    return { cwd, env: { HIVE_TOKEN: CANARY, WRK_KEY: 'wrk_emulator_key' } };
  };
  const launched = (): number => vendors().wrk.ledger.of('launch.started').length;
  const lost = (times: number): void => {
    for (let time = 0; time < times; time += 1) vendors().wrk.faults.next('drop-after', { method: 'POST' });
  };
  const one = async (options: CliOptions, tag = 'none'): Promise<string> => {
    lost(1);
    return runRecipe('launch-one', options, '--input', JSON.stringify({ order: 501, tag }));
  };
  const many = async (options: CliOptions): Promise<string> => {
    lost(3);
    return runRecipe('launch-all', options, '--input', '{"orders": [501, 502, 503]}');
  };
  const json = async <T>(options: CliOptions, ...args: readonly string[]): Promise<T> => {
    const { code, stdout, stderr } = await cli(['runs', ...args, '--json'], options);
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout) as T;
  };
  const statusOf = async (id: string, options: CliOptions): Promise<string> =>
    (await json<{ readonly run: { readonly status: string } }>(options, 'show', id)).run.status;

  it('are listed with what each sent, and settled together only when that is said too', async () => {
    const options = project();
    const [first, second] = [await one(options), await many(options)];
    const listed = await cli(['runs', 'resolve', '--all'], options);
    expect(listed.stdout)
      .to.match(/^RUN +STEP +OPERATION +ATTEMPTS +BEGAN +INPUT\n/)
      .and.to.match(
        new RegExp(`^${second.slice(0, 12)} +each\\["502"\\]\\.launch +ops\\.launchWrkflow +1 +\\S+Z +\\{.*"name":"all 502"`, 'm'),
      );
    expect(listed.stderr).to.equal(
      '4 uncertain steps. Look at the vendors, then say --happened, --try-again or --failed, and --yes 4; or what became of each, with --from.\n',
    );
    const asked = await cli(['runs', 'resolve', '--all', '--failed'], options);
    expect([asked.code, asked.stdout]).to.deep.equal([0, listed.stdout]);
    expect(asked.stderr).to.match(
      /^4 uncertain steps to settle as failed, which says that none of them happened, .* Nothing was changed: say --yes 4 as well/,
    );
    expect([await statusOf(first, options), await statusOf(second, options)]).to.deep.equal(['uncertain', 'uncertain']);
    const settled = await cli(['runs', 'resolve', '--all', '--failed', '--yes', '4'], options);
    expect(settled.code).to.equal(0);
    expect(settled.stderr).to.match(/^4 steps of 2 runs settled\. They go on with the next `trunkline run`/m);
    expect(await json(options, 'resolve', '--all')).to.deep.equal([]);
  });

  it('are settled for one run, or the runs of one recipe, each with a note', async () => {
    const options = project();
    const before = launched();
    const [other, loop] = [await one(options), await many(options)];
    const [third] = [await one(options)];
    const answers = await json<readonly Call[]>(options, 'resolve', loop, '--all', '--try-again', '--yes', '--reason', 'none is there');
    expect(answers.map(({ run, step }) => `${run} ${step}`)).to.have.members(
      ['501', '502', '503'].map((key) => `${loop} each["${key}"].launch`),
    );
    await cli(['run', 'launch-all.yaml', '--continue'], options);
    expect(launched() - before).to.equal(8);
    const { notes } = await json<{ readonly notes: readonly { readonly path: string; readonly reason: string }[] }>(
      options,
      'show',
      loop,
      '--notes',
    );
    for (const key of ['501', '502', '503'])
      expect(notes.map(({ path, reason }) => `${path}: ${reason}`)).to.include(`each["${key}"].launch: try-again: none is there`);
    expect(await json<readonly Call[]>(options, 'resolve', '--all', '--recipe', 'launch-all')).to.deep.equal([]);
    const left = await json<readonly Call[]>(options, 'resolve', '--all', '--recipe', 'launch-one', '--failed', '--yes', '2');
    expect(left.map(({ run }) => run)).to.have.members([other, third]);
  });

  it('are left alone when there are others than were listed', async () => {
    const options = project();
    await many(options);
    const { code, stdout, stderr } = await cli(['runs', 'resolve', '--all', '--try-again', '--yes', '2'], options);
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(/There are 3 uncertain steps now, and not 2: nothing was changed\.\n {2}Leave out --yes/);
    expect(await json<readonly Call[]>(options, 'resolve', '--all')).to.have.length(3);
  });

  it('are settled by the process that owns the store, which goes on at once', async () => {
    const options = project();
    const ids = [await one(options), await one(options)];
    const serving = await serveIdly(options);
    const answers = await json<readonly { readonly atOnce: boolean }[]>(options, 'resolve', '--all', '--failed', '--yes');
    expect(answers.map(({ atOnce }) => atOnce)).to.deep.equal([true, true]);
    for (const id of ids) expect((await cli(['runs', 'watch', id], options)).code).to.equal(5);
    serving.child.kill('SIGINT');
    await serving.ended;
  });

  it('need not be there: then nothing is changed, and that is said', async () => {
    const options = project();
    for (const args of [['--all'], ['--all', '--failed', '--yes'], ['--all', '--recipe', 'approve', '--try-again', '--yes', '0']]) {
      const { code, stdout, stderr } = await cli(['runs', 'resolve', ...args], options);
      expect([code, stdout, stderr], args.join(' ')).to.deep.equal([0, '', 'No step is uncertain: there is nothing to settle.\n']);
    }
  });

  it('are there once the next process has looked at what a killed one left, and until then that is said', async () => {
    const options = project();
    const stalls = (): number => vendors().wrk.faults.hits.filter(({ kind }) => kind === 'stall').length;
    const before = stalls();
    vendors().wrk.faults.next('stall', { method: 'POST' });
    const running = start(['run', 'launch-one.yaml', '--input', '{"order": 501}', '--verbose'], options);
    await running.until('stderr', '"step":"launch"');
    await until(() => stalls() === before + 1, 'the launch to reach the vendor');
    running.child.kill('SIGKILL');
    await running.ended;
    const early = await cli(['runs', 'resolve', '--all', '--failed', '--yes'], options);
    expect([early.code, early.stdout]).to.deep.equal([0, '']);
    expect(early.stderr).to.match(/^No step is uncertain: there is nothing to settle\. What was under way .*--continue/);
    await cli(['run', 'launch-one.yaml', '--continue'], options);
    const [call] = await json<readonly Call[]>(options, 'resolve', '--all');
    expect(call).to.deep.include({ step: 'launch', status: 'uncertain' });
    expect(call?.input?.name).to.match(/^order \S+ none$/);
  });

  it('are not settled by words that do not say which, or what became of them', async () => {
    const options = project();
    const id = await one(options);
    const wrong: readonly [readonly string[], RegExp][] = [
      [[], /Name a run and a step of it, or say --all/],
      [[id], /Name a run and a step of it, or say --all/],
      [[id, 'launch', '--failed', '--yes'], /Name a run and a step of it, or say --all/],
      [[id, 'launch', '--all', '--failed'], /--all takes a run or --recipe, and no step/],
      [[id, '--all', '--recipe', 'launch-one', '--failed'], /--all takes a run or --recipe, and no step/],
      [['--all', '--yes'], /What became of the step is not said/],
      [['--all', '--happened', '--output', '1', '--yes'], /--output says what one call gave/],
      [['--all', '--failed', '--yes', 'all'], /Give a whole number\./],
    ];
    await forAll(wrong, async ([args, message]) => {
      const { code, stdout, stderr } = await cli(['runs', 'resolve', ...args], options);
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.match(message);
    });
    expect(await statusOf(id, options)).to.equal('uncertain');
  });

  it('are shown with what was sent and the commands that settle them, as a shell takes them', async () => {
    const options = project();
    const id = await many(options);
    const { stdout } = await cli(['runs', 'show', id], options);
    expect(stdout).to.match(
      /^each\["502"\]\.launch uncertain\n {2}calls +ops\.launchWrkflow, unsafe\n {2}began +\S+Z\n {2}input +\{.*"name":"all 502".*\}\n/m,
    );
    const commands = stdout.split('\n').flatMap((line) => /(trunkline runs resolve .*502.*--failed)$/.exec(line)?.[1] ?? []);
    expect(commands).to.have.length(1);
    execFileSync('sh', ['-c', commands[0]!], {
      cwd: options.cwd,
      stdio: 'pipe',
      env: { ...process.env, ...options.env, PATH: onPath(folder()) },
    });
    const { calls } = await json<{ readonly calls: readonly Call[] }>(options, 'show', id);
    expect(calls.map(({ step, status, operation }) => `${step} ${status} ${operation}`)).to.have.members([
      'each["501"].launch uncertain ops.launchWrkflow',
      'each["502"].launch failed ops.launchWrkflow',
      'each["503"].launch uncertain ops.launchWrkflow',
    ]);
  });

  it('are told without their input where it cannot be worked out any more', async () => {
    const options = project();
    const id = await one(options);
    const database = new DatabaseSync(join(options.cwd, '.trunkline', 'state.db'));
    database.exec("UPDATE recipe SET body = replace(body, 'vars.prefix', 'vars.(')");
    database.close();
    const { calls } = await json<{ readonly calls: readonly Call[] }>(options, 'show', id);
    expect(calls).to.have.length(1);
    expect(calls[0]).to.include({ operation: 'ops.launchWrkflow' }).and.not.to.have.property('input');
    expect(calls[0]?.unknown).to.match(/^it cannot be worked out again/);
  });

  it('tell of a call that failed what it was given, and how to try it again', async () => {
    const options = project();
    const id = await runRecipe('launch-one', options, '--input', '{"order": 9999}');
    const { stdout } = await cli(['runs', 'show', id], options);
    expect(stdout).to.match(/^order failed\n {2}calls +shop\.getOrder, read\n {2}began +\S+Z\n {2}input +\{"id":9999\}\n/m);
    expect(stdout).to.match(new RegExp(`^ {2}settle +trunkline runs retry ${id}$`, 'm'));
  });

  it('hide a secret that a call was given, and the whole input where the secrets are not known', async () => {
    const options = project();
    vendors().wrk.faults.next('drop-after', { method: 'POST' });
    const id = await one(options, 'wrk_emulator_key');
    const { stdout } = await cli(['runs', 'show', id], options);
    expect(stdout).to.match(/^ {2}input +\{.*"name":"order \S+ \[secret\]"/m);
    expect(stdout.split('\nlaunch uncertain')[1]).not.to.include('wrk_emulator_key');
    const listed = await cli(['runs', 'resolve', '--all', '--json'], options);
    expect(listed.stdout).to.include('[secret]').and.not.to.include('wrk_emulator_key');
    const without = { ...options, env: { ...options.env, WRK_KEY: undefined } };
    const [call] = await json<readonly Call[]>(without, 'resolve', '--all');
    expect(call).not.to.have.property('input');
    expect(call?.unknown).to.match(/^it may hold secrets, and the connection that knows them cannot be opened: .*WRK_KEY/);
  });
});

/** Calls of the project that may have left and whose outcome is not known. */
/** A folder first on the path in which `trunkline` is the command that is tested. */
function onPath(folder: string): string {
  const file = join(folder, 'trunkline');
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
  chmodSync(file, 0o755);
  return `${folder}:${process.env['PATH']}`;
}
