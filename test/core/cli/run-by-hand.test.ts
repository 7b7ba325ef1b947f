import { join } from 'node:path';
import { expect } from 'chai';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type CliOptions, start } from './support/cli.js';
import { recipeProject } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

interface Told {
  readonly started: number;
  readonly succeeded: number;
  readonly run: { readonly status: string; readonly output: { readonly launch: number; readonly name: string } };
}

describe('running a recipe that has no triggers', function () {
  this.timeout(30_000);
  const vendors = startVendors({ orders: 5 });
  const folder = tempFolder();
  const project = (): CliOptions => recipeProject(folder(), vendors());
  const launched = (): readonly unknown[] =>
    vendors()
      .wrk.ledger.of('launch.started')
      .map(({ key }) => key ?? '');

  it('runs it with what it is given, and tells what it returned', async () => {
    const options = project();
    const before = launched().length;
    const args = ['run', 'launch-one.yaml', '--input', '{"order": 501}', '--var', 'prefix="urgent"'];
    const { code, stdout, stderr } = await cli([...args, '--json'], options);
    expect([code, stderr]).to.deep.equal([0, '']);
    const told = JSON.parse(stdout) as Told;
    expect(told).to.deep.include({ started: 1, succeeded: 1 });
    expect(told.run.status).to.equal('succeeded');
    expect(told.run.output.name).to.equal('urgent');
    const text = await cli(args, options);
    expect(text.stdout)
      .to.match(/^succeeded +1$/m)
      .and.to.match(/^ {2}"name": "urgent"$/m);
    expect(text.stderr).to.match(/^Run [-0-9a-f]{36} succeeded\.$/m);
    expect(launched().length - before).to.equal(2);
  });

  const wrong: readonly [readonly string[], RegExp][] = [
    [[], /was given inputs that it does not take\.\n {2}order: is required/],
    [['--input', '{"order": "five"}'], /\n {2}order: must be an integer/],
    [['--input', '{"order": 1, "ordr": 2}'], /must NOT have additional properties/],
    [['--input', '[1]'], /The input is no JSON object/],
    [['--input', '{"order": 1}', '--var', 'prefx=1'], /has no var `prefx`; did you mean `prefix`\?/],
    [['--input', '{"order": 1}', '--var', 'prefix=urgent'], /is no JSON: urgent\n.*--var 'prefix="urgent"'/],
    [['--input', '{"order": 1}', '--var', 'prefix'], /`prefix` names no var and value/],
    [['--input', '{"order": 1}', '--concurrency', '0'], /Give a whole number above zero/],
  ];
  it('says what is missing or wrong, and sends nothing', async () => {
    const options = project();
    const before = vendors().hive.requests;
    await forAll(wrong, async ([args, message]) => {
      const { code, stdout, stderr } = await cli(['run', 'launch-one.yaml', ...args], options);
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.match(message);
    });
    const triggered = await cli(['run', 'order-intake.yaml', '--input', '{"order": 1}'], options);
    expect([triggered.code, triggered.stdout]).to.deep.equal([2, '']);
    expect(triggered.stderr).to.match(/is started by its triggers and takes no inputs/);
    expect(vendors().hive.requests).to.equal(before);
  });

  it('goes on with what was left, and starts nothing, when told to continue', async () => {
    const options = project();
    const before = launched().length;
    const { code, stdout } = await cli(['run', 'order-intake.yaml', '--continue', '--json'], options);
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({ read: 0, started: 0 });
    const none = await cli(['run', 'launch-one.yaml', '--continue', '--json'], options);
    expect(JSON.parse(none.stdout)).to.deep.include({ started: 0, succeeded: 0 });
    expect(launched().length).to.equal(before);
  });

  it('gives the runs of triggers the other values of vars as well', async () => {
    const options = project();
    const before = vendors().wrk.ledger.of('launch.started').length;
    const { code, stderr } = await cli(['run', 'order-intake.yaml', '--var', 'intake="no-such-wrkflow"'], options);
    expect(code, stderr).to.equal(5);
    expect(vendors().wrk.ledger.of('launch.started').length).to.equal(before);
  });

  it('stands by while another process owns the store, and takes over when that ends', async () => {
    const options = project();
    const other = await ownedStore(join(options.cwd, '.trunkline', 'state.db'));
    const waiting = start(['run', 'launch-one.yaml', '--input', '{"order": 502}', '--wait'], options);
    await waiting.until('stderr', 'Waiting for test, which owns the store.');
    await other.close();
    const { code, stdout } = await waiting.ended;
    expect([code, /^succeeded +1$/m.test(stdout)]).to.deep.equal([0, true]);
  });

  it('takes over from a process that is killed', async () => {
    const options = project();
    vendors().hive.faults.next('stall', { times: 1 });
    const first = start(['run', 'launch-one.yaml', '--input', '{"order": 503}', '--verbose'], options);
    await first.until('stderr', 'step.started');
    const second = start(['run', 'launch-one.yaml', '--continue', '--wait', '--json'], options);
    await second.until('stderr', 'Waiting for process');
    first.child.kill('SIGKILL');
    const { code, stdout } = await second.ended;
    vendors().hive.faults.clear();
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({ started: 0, succeeded: 1 });
  });

  it('stops standing by at Ctrl-C, and has begun nothing', async () => {
    const options = project();
    const other = await ownedStore(join(options.cwd, '.trunkline', 'state.db'));
    const waiting = start(['run', 'launch-one.yaml', '--input', '{"order": 502}', '--wait'], options);
    await waiting.until('stderr', 'Waiting for');
    waiting.child.kill('SIGINT');
    const { code, stderr } = await waiting.ended;
    expect(code).to.equal(130);
    expect(stderr).to.match(/Nothing was begun/);
    expect(await other.runs({ limit: 10 })).to.deep.equal([]);
    await other.close();
  });
});
