import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { RawServer } from '../support/raw-server.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type CliOptions } from './support/cli.js';
import { recipeProject } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

interface Told {
  readonly read: number;
  readonly runs: readonly {
    readonly status: string;
    readonly output?: unknown;
    readonly error?: { readonly message: string };
    readonly calls: readonly { readonly step: string; readonly operation: string; readonly input: unknown; readonly output: unknown }[];
  }[];
}

/** The check cannot know what it is given. */
const ANY = `name: any
inputs: { data: { type: object } }
connections: { ops: wrk }
steps:
  - { id: launch, uses: ops.launchWrkflow, with: { wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444, name: "\${{ inputs.data.name }}" } }
`;

describe('trunkline run --dry-run', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 6 });
  const folder = tempFolder();
  const project = (): CliOptions => recipeProject(folder(), vendors());
  const launched = (): number => vendors().wrk.ledger.of('launch.started').length;
  const dry = async (options: CliOptions, recipe: string, ...args: readonly string[]): Promise<Told> => {
    const { stdout, stderr } = await cli(['run', recipe, '--dry-run', '--json', ...args], options);
    return JSON.parse(stdout || stderr) as Told;
  };

  it('reads the vendors, tells what it would write, and changes nothing anywhere', async () => {
    const options = project();
    const before = [launched(), vendors().wrk.requests];
    const { code, stdout, stderr } = await cli(['run', 'order-intake.yaml', '--dry-run'], options);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^ {2}launch: ops\.launchWrkflow \(unsafe\) \{"name":"order SO-1001",.*\}$/m);
    expect(stderr).to.match(/^6 records read, 6 runs simulated\. 6 calls would have been made; .* Nothing was changed\.$/m);
    expect([launched(), vendors().wrk.requests]).to.deep.equal(before);
    expect(existsSync(join(options.cwd, '.trunkline', 'state.db'))).to.equal(false);
  });

  it('polls from where the project stands, and leaves that where it is', async () => {
    const options = project();
    await cli(['run', 'order-intake.yaml'], options);
    const state = (): Buffer => readFileSync(join(options.cwd, '.trunkline', 'state.db'));
    const before = state();
    expect((await dry(options, 'order-intake.yaml')).runs).to.deep.equal([]);
    expect(state().equals(before)).to.equal(true);
  });

  it('remembers nothing of what a vendor closes meanwhile, and knows what was closed before; so does a test of a trigger', async () => {
    const options = project();
    await cli(['run', 'order-intake.yaml'], options);
    const gone = await RawServer.start((socket) => socket.end('HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n'));
    const file = join(options.cwd, 'trunkline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(vendors().hive.origin, gone.origin));
    const looks = [
      ['run', 'order-intake.yaml', '--dry-run'],
      ['triggers', 'test', 'order-intake.yaml', 'orders'],
    ];
    for (const args of looks) expect((await cli(args, options)).code, args[0]).not.to.equal(0);
    expect(gone.received.length).to.be.greaterThan(1);
    const pauses = async (): Promise<string> => (await cli(['triggers', 'pauses'], options)).stdout;
    expect(await pauses()).to.equal('');
    await cli(['run', 'order-intake.yaml'], options);
    expect(await pauses()).to.match(/shop +\w+, gone/);
    const asked = gone.received.length;
    for (const args of looks) expect((await cli(args, options)).stderr, args[0]).to.include('was not sent');
    expect(gone.received.length).to.equal(asked);
    await gone.close();
  });

  it('goes on with answers that are made up after their class, the same each time', async () => {
    const options = project();
    const args = ['--input', '{"order": 501}'];
    const [{ runs }, again] = [await dry(options, 'launch-one.yaml', ...args), await dry(options, 'launch-one.yaml', ...args)];
    expect(runs[0]?.status).to.equal('succeeded');
    const [call] = runs[0]!.calls;
    expect(call).to.deep.include({ step: 'launch', operation: 'launchWrkflow' });
    expect(runs[0]?.output).to.deep.equal({ launch: (call!.output as { launch_id: number }).launch_id, name: 'order' });
    expect(again.runs[0]?.calls).to.deep.equal(runs[0]?.calls);
  });

  it('refuses an input that the call itself would refuse', async () => {
    const options = project();
    writeFileSync(join(options.cwd, 'any.yaml'), ANY);
    const args = ['run', 'any.yaml', '--dry-run', '--json', '--input', '{"data": {"name": ["no text"]}}'];
    const { code, stdout } = await cli(args, options);
    expect(code).to.equal(5);
    const [run] = (JSON.parse(stdout) as Told).runs;
    expect(run?.calls).to.deep.equal([]);
    expect(run?.error?.message).to.match(/^ops\.launchWrkflow was not sent: .*name/);
  });

  it('passes over waits for a time, and says which signal a run would wait for', async () => {
    const options = project();
    const began = (await dry(options, 'slow.yaml')).runs;
    expect(began.map(({ status }) => status)).to.deep.equal(['succeeded']);
    const { code, stdout } = await cli(['run', 'approve.yaml', '--dry-run'], options);
    expect([code, stdout]).to.satisfy(
      ([exit, text]: [number, string]) => exit === 8 && /waiting: waits for the signal approved$/m.test(text),
    );
  });

  it('takes a schedule as due when it is due next', async () => {
    const options = project();
    const on = "on: [{ id: yearly, schedule: '0 9 1 1 *', timezone: Europe/Zurich }]";
    const launch = 'uses: ops.launchWrkflow, with: { wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444, name: "${{ event.scheduled }}" }';
    writeFileSync(join(options.cwd, 'yearly.yaml'), `name: yearly\nconnections: { ops: wrk }\n${on}\nsteps: [{ id: launch, ${launch} }]\n`);
    const { read, runs } = await dry(options, 'yearly.yaml');
    expect([read, runs.length, runs[0]?.status]).to.deep.equal([0, 1, 'succeeded']);
    expect(runs[0]?.calls[0]?.input)
      .to.have.property('name')
      .that.matches(/^\d{4}-01-01T09:00:00\+01:00$/);
    expect(existsSync(join(options.cwd, '.trunkline', 'state.db'))).to.equal(false);
  });

  it('needs no lease, and takes no options that go on with real runs', async () => {
    const options = project();
    const other = await ownedStore(join(options.cwd, '.trunkline', 'state.db'));
    expect((await cli(['run', 'order-intake.yaml', '--dry-run'], options)).code).to.equal(0);
    await other.close();
    const wrong = await cli(['run', 'order-intake.yaml', '--dry-run', '--continue'], options);
    expect([wrong.code, wrong.stdout]).to.deep.equal([2, '']);
    expect(wrong.stderr).to.match(/'--dry-run' cannot be used with option '--continue'/);
  });
});
