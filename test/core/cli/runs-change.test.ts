import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type CliOptions, start } from './support/cli.js';
import { recipeProject, runRecipe } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

interface Shown {
  readonly run: { readonly status: string; readonly output?: unknown };
  readonly notes: readonly { readonly path: string; readonly reason: string }[];
}

describe('changing runs', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 5 });
  const folder = tempFolder();
  const project = (): CliOptions => recipeProject(folder(), vendors());
  const launched = (): number => vendors().wrk.ledger.of('launch.started').length;
  const shown = async (id: string, options: CliOptions): Promise<Shown> =>
    JSON.parse((await cli(['runs', 'show', id, '--json', '--notes'], options)).stdout) as Shown;
  const reasons = async (id: string, options: CliOptions): Promise<readonly string[]> =>
    (await shown(id, options)).notes.map(({ path, reason }) => `${path}: ${reason}`);
  const uncertain = async (options: CliOptions): Promise<string> => {
    vendors().wrk.faults.next('drop-after', { method: 'POST' });
    return runRecipe('launch-one', options, '--input', '{"order": 501}');
  };

  it('cancels a run that waits, at once and for good', async () => {
    const options = project();
    const id = await runRecipe('approve', options);
    const { code, stderr } = await cli(['runs', 'cancel', id, '--reason', 'no longer wanted'], options);
    expect([code, stderr]).to.deep.equal([0, 'It is cancelled: no step of it begins any more.\n']);
    expect((await shown(id, options)).run.status).to.equal('cancelled');
    expect(await reasons(id, options)).to.include(': cancelled: no longer wanted');
    const again = await cli(['runs', 'cancel', id], options);
    expect([again.code, again.stderr]).to.deep.equal([5, 'It has ended already.\n']);
  });

  it('cancels a run under way in another process, which begins no further step', async () => {
    const options = project();
    const running = start(['run', 'slow.yaml', '--verbose', '--json'], options);
    await running.until('stderr', 'run.started');
    const before = vendors().hive.requests;
    const [{ id }] = JSON.parse((await cli(['runs', 'list', '--json'], options)).stdout) as [{ readonly id: string }];
    const answer = JSON.parse((await cli(['runs', 'cancel', id, '--json'], options)).stdout) as unknown;
    expect(answer).to.deep.include({ run: id, done: true, atOnce: true });
    expect(JSON.parse((await running.ended).stdout)).to.deep.include({ cancelled: 1, succeeded: 0 });
    expect(vendors().hive.requests).to.equal(before);
  });

  it('gives a run the signal it waits for, once', async () => {
    const options = project();
    const id = await runRecipe('approve', options);
    const args = ['runs', 'signal', id, 'approved', '--data', '{"name": "ada"}', '--id', 'a1'];
    for (const attempt of [1, 2]) expect((await cli(args, options)).code, `attempt ${attempt}`).to.equal(0);
    await cli(['run', 'approve.yaml', '--continue'], options);
    expect((await shown(id, options)).run).to.deep.include({ status: 'succeeded', output: { by: { name: 'ada' } } });
    const late = await cli(args, options);
    expect([late.code, late.stderr]).to.deep.equal([5, 'The run has ended.\n']);
  });

  it('tries again only what failed', async () => {
    const options = project();
    const before = launched();
    vendors().hive.faults.next('200-html');
    const id = await runRecipe('launch-all', options, '--input', '{"orders": [501, 502, 503]}');
    expect(launched() - before).to.equal(2);
    const { code, stderr } = await cli(['runs', 'retry', id, '--reason', 'Hive is well again'], options);
    expect(code).to.equal(0);
    expect(stderr).to.match(/^1 step and 1 item are tried again\. No process executes it now: .*--continue/);
    const round = await cli(['run', 'launch-all.yaml', '--continue', '--json'], options);
    expect(JSON.parse(round.stdout)).to.deep.include({ succeeded: 1, calls: 2 });
    expect(launched() - before).to.equal(3);
    expect(await reasons(id, options)).to.include(': retried: Hive is well again');
    const again = await cli(['runs', 'retry', id], options);
    expect([again.code, again.stderr]).to.deep.equal([5, 'Nothing of it has failed.\n']);
  });

  it('tries again every run of a recipe that failed', async () => {
    const options = project();
    for (const order of [1, 2]) {
      vendors().hive.faults.next('200-html');
      await runRecipe('launch-one', options, '--input', `{"order": ${500 + order}}`);
    }
    expect((await cli(['runs', 'retry', '--failed', '--recipe', 'approve'], options)).stderr).to.match(/^0 failed runs\.\n$/);
    const { stdout } = await cli(['runs', 'retry', '--failed', '--recipe', 'launch-one', '--json'], options);
    expect((JSON.parse(stdout) as { readonly done: boolean }[]).map(({ done }) => done)).to.deep.equal([true, true]);
    const round = await cli(['run', 'launch-one.yaml', '--continue', '--json'], options);
    expect(JSON.parse(round.stdout)).to.deep.include({ succeeded: 2, failed: 0 });
  });

  it('goes on behind an uncertain step that happened, and does not make it again', async () => {
    const options = project();
    const before = launched();
    const id = await uncertain(options);
    expect((await shown(id, options)).run.status).to.equal('uncertain');
    const output = '{"launch_id": 77, "wrkflow_uuid": "0b6c9d1e-1111-4a2b-9c3d-222233334444"}';
    const args = ['runs', 'resolve', id, 'launch', '--happened', '--output', output, '--reason', 'seen in the dashboard'];
    expect((await cli(args, options)).code).to.equal(0);
    await cli(['run', 'launch-one.yaml', '--continue'], options);
    expect((await shown(id, options)).run).to.deep.include({ status: 'succeeded', output: { launch: 77, name: 'order' } });
    expect(launched() - before).to.equal(1);
    expect(await reasons(id, options)).to.include('launch: happened: seen in the dashboard');
  });

  it('makes an uncertain step again, or leaves it failed, as a person says', async () => {
    const options = project();
    const before = launched();
    const [again, failed] = [await uncertain(options), await uncertain(options)];
    expect((await cli(['runs', 'resolve', again, 'launch', '--try-again'], options)).code).to.equal(0);
    const settled = await cli(['runs', 'resolve', failed, 'launch', '--failed'], options);
    expect(settled.stderr).to.match(/certainly did not happen: a retry of the run makes its call again/);
    await cli(['run', 'launch-one.yaml', '--continue'], options);
    expect((await shown(again, options)).run.status).to.equal('succeeded');
    expect((await shown(failed, options)).run.status).to.equal('failed');
    expect(launched() - before).to.equal(3);
  });

  it('says what is wrong with what is asked, and changes nothing', async () => {
    const options = project();
    const id = await uncertain(options);
    const wrong: readonly [readonly string[], RegExp][] = [
      [['resolve', id, 'launch'], /What became of the step is not said\.\n {2}.*--happened, --try-again or --failed/],
      [['resolve', id, 'launch', '--happened', '--failed'], /'--happened' cannot be used with option '--failed'/],
      [['resolve', id, 'launch', '--output', '1', '--failed'], /Say --happened as well/],
      [['resolve', id, 'launch', '--happened', '--output', '{'], /The input is no JSON/],
      [['resolve', id, 'order', '--failed'], /step order .* is not uncertain\.\n {2}Uncertain are: launch\./],
      [['resolve', id], /Name a run and a step of it, or say --all/],
      [['signal', id, 'approved', '--data', 'yes'], /The input is no JSON/],
      [['retry'], /Name a run, or say --failed/],
      [['retry', id, '--recipe', 'approve'], /Name a run, or say --failed/],
      [['list', '--status', 'asleep'], /Allowed choices are pending, /],
      [['list', '--limit', '0'], /Give a whole number above zero/],
      [['lst'], /Unknown command 'lst'; did you mean list\?\n {2}See what it takes: trunkline runs --help/],
    ];
    await forAll(wrong, async ([args, message]) => {
      const { code, stdout, stderr } = await cli(['runs', ...args], options);
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.match(message);
    });
    expect((await shown(id, options)).run.status).to.equal('uncertain');
    const idle = await cli(['runs', 'resume', id], options);
    expect([idle.code, idle.stderr]).to.deep.equal([5, 'It does not wait.\n']);
  });

  it('shows what changed under a waiting run, and goes on only when that is accepted', async () => {
    const options = project();
    const manifest = ownHive(options.cwd);
    const id = await runRecipe('approve', options);
    expect((await cli(['runs', 'resume', id], options)).stderr).to.match(/^It may go on\./);
    await cli(['run', 'approve.yaml', '--continue'], options);
    manifest((text) => text.replaceAll('"path":"/orders/{id}"', '"path":"/orders/{id}/"'));
    await cli(['runs', 'signal', id, 'approved'], options);
    const parked = await cli(['run', 'approve.yaml', '--continue'], options);
    expect(parked.code).to.equal(8);
    const refused = await cli(['runs', 'resume', id], options);
    expect(refused.code).to.equal(5);
    expect(refused.stdout).to.equal('shop.operations.getOrder.request.path: "/orders/{id}" → "/orders/{id}/"\n');
    expect(refused.stderr).to.match(/has changed since it began[^]*--accept/);
    const accepted = await cli(['runs', 'resume', id, '--accept', '--reason', 'the same, spelt anew', '--json'], options);
    expect(JSON.parse(accepted.stdout)).to.deep.include({ done: true });
    expect(JSON.parse(accepted.stdout)).to.have.nested.property('changes[0].now', '/orders/{id}/');
    manifest((text) => text);
    expect((await cli(['runs', 'resume', id], options)).stdout).to.include('"/orders/{id}/" → "/orders/{id}"');
  });
});

/** Gives the project a copy of Hive whose document can be changed. */
function ownHive(cwd: string): (change: (manifest: string) => string) => void {
  const original = fileURLToPath(new URL('../../../connectors/hive/trunkline.manifest.json', import.meta.url));
  const folder = join(cwd, 'hive');
  mkdirSync(folder);
  const text = readFileSync(original, 'utf8').replace(
    '"module":"./index.js"',
    `"module":${JSON.stringify(resolve(dirname(original), 'index.js'))}`,
  );
  const write = (change: (manifest: string) => string): void => writeFileSync(join(folder, 'trunkline.manifest.json'), change(text));
  write((same) => same);
  const project = join(cwd, 'trunkline.yaml');
  writeFileSync(project, readFileSync(project, 'utf8').replace('trunkline/connectors/hive', './hive'));
  return write;
}
