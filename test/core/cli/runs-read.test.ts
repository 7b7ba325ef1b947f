import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type CliOptions, ndjson, start } from './support/cli.js';
import { recipeProject, runRecipe } from './support/recipes.js';
import { CANARY, RECIPE, startVendors, writeProject } from './support/vendors.js';

interface Listed {
  readonly id: string;
  readonly recipe: string;
  readonly status: string;
}
interface Told {
  readonly steps: readonly { readonly path: string; readonly status: string; readonly attempts: number }[];
  readonly items: readonly unknown[];
  readonly notes: readonly { readonly path: string; readonly reason: string; readonly at: string }[];
}

describe('looking at runs', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 20, apiKey: CANARY });
  const folder = tempFolder();
  const project = (): CliOptions => {
    const { cwd } = recipeProject(folder(), vendors());
    return { cwd, env: { HIVE_TOKEN: CANARY, WRK_KEY: 'wrk_emulator_key' } };
  };
  const listed = async (options: CliOptions, ...args: readonly string[]): Promise<readonly Listed[]> =>
    JSON.parse((await cli(['runs', 'list', '--json', ...args], options)).stdout) as Listed[];

  it('lists them newest first, by recipe and status, page by page', async () => {
    const options = project();
    const none = await cli(['runs', 'list'], options);
    expect([none.code, none.stdout, none.stderr]).to.deep.equal([0, '', 'There are no such runs.\n']);
    await cli(['run', 'order-intake.yaml'], options);
    const approval = await runRecipe('approve', options);
    expect(await listed(options, '--limit', '1')).to.have.nested.property('[0].id', approval);
    expect(await listed(options, '--recipe', 'order-intake')).to.have.length(20);
    expect((await listed(options, '--status', 'waiting', 'failed')).map(({ id }) => id)).to.deep.equal([approval]);
    const first = await listed(options, '--limit', '15');
    const rest = await listed(options, '--before', first.at(-1)!.id);
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).to.equal(21);
    const { stdout, stderr } = await cli(['runs', 'list', '--limit', '1'], options);
    expect(stdout).to.match(
      /^RUN +RECIPE +STATUS +CREATED +TOOK +WHY\n\S{12} +approve +waiting +\S+Z +- +waits for the signal approved\n$/,
    );
    expect(stderr).to.match(/--before [-0-9a-f]{12}/);
  });

  it('takes a beginning of an id that no other has, and no other', async () => {
    const options = project();
    await cli(['run', 'order-intake.yaml'], options); // Twenty ids begin with sixteen letters: two of them with the same.
    const ids = (await listed(options)).map(({ id }) => id);
    const shared = ids.find((id) => ids.some((other) => other !== id && other[0] === id[0]))![0]!;
    const wrong: readonly [string, RegExp][] = [
      [shared, /^InvalidInputError: More than one run begins with "."/],
      ['', /There is no run ""/],
      ['zzz', /There is no run "zzz"\.\n {2}.*runs list/],
      ["' OR 1=1 --", /There is no run/],
    ];
    for (const command of ['show', 'cancel'])
      await forAll(wrong, async ([id, message]) => {
        const { code, stdout, stderr } = await cli(['runs', command, id], options);
        expect([code, stdout], `${command} ${id}`).to.deep.equal([2, '']);
        expect(stderr).to.match(message);
      });
    const { stdout } = await cli(['runs', 'show', ids[0]!.slice(0, 16)], options);
    expect(stdout).to.match(new RegExp(`^run +${ids[0]}\n`));
  });

  it('shows each step with its attempts, times and error, items by their keys, and why', async () => {
    const options = project();
    const id = await runRecipe('launch-all', options, '--input', '{"orders": [501, 9999, 502]}');
    const { stdout } = await cli(['runs', 'show', id, '--items', '--notes'], options);
    expect(stdout)
      .to.match(/^status +succeeded$/m)
      .and.to.match(/^each +succeeded .* 2 succeeded, 1 failed$/m)
      .and.to.match(/^ {2}\["9999"\] *$\n^ {4}order +failed +read +1 +\S+Z +\d+ ms +.*404.*\n^ {4}launch +-\n/m)
      .and.to.match(/^ {2}2 more items: --steps shows them\s/m)
      .and.to.match(/^tell +skipped .*its condition is false$/m)
      .and.to.match(/^each\["9999"\] {2}place 1, page 0 {2}failed {2}.*404/m)
      .and.to.match(/^\S+Z {2}each\["9999"\]: failed, and the loop goes on$/m);
    const all = await cli(['runs', 'show', id, '--steps'], options);
    expect(all.stdout).to.match(/^ {2}\["502"\] *$\n^ {4}order +succeeded/m);
    const told = JSON.parse((await cli(['runs', 'show', id, '--json', '--items', '--notes'], options)).stdout) as Told;
    expect(told.steps.map(({ path, status }) => `${path} ${status}`)).to.include.members([
      'each["501"].launch succeeded',
      'each["9999"].order failed',
      'tell skipped',
    ]);
    expect(told.items).to.have.length(3);
    expect(told.notes[0]?.at).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('lets nothing that a vendor or an event holds act on the terminal', async () => {
    const options = project();
    const file = join(options.cwd, 'launch-all.yaml');
    writeFileSync(file, `name: escape\nsteps:\n  - fail: "\\e[2J red \\e]0;title\\a\\nfaked: line"\n`);
    const id = await runRecipe('launch-all', options);
    for (const args of [['show', id, '--notes'], ['list'], ['watch', id]]) {
      const { stdout } = await cli(['runs', ...args], options);
      expect(stdout, args[0]).to.include('red').and.not.to.include('\x1b');
      expect(stdout, args[0]).not.to.match(/^faked/m);
    }
  });

  it('follows a run until it has ended, one JSON text a line', async () => {
    const options = project();
    const id = await runRecipe('approve', options);
    const watching = start(['runs', 'watch', id, '--json'], options);
    await watching.until('stdout', 'waits for the signal approved');
    await cli(['runs', 'signal', id, 'approved', '--data', '"ada"'], options);
    await cli(['run', 'approve.yaml', '--continue'], options);
    const { code, stdout } = await watching.ended;
    expect(code).to.equal(0);
    const news = ndjson<{ readonly kind: string; readonly path?: string; readonly status?: string }>(stdout);
    expect(news.filter(({ kind, path }) => kind === 'step' && path === 'approval').map(({ status }) => status)).to.deep.equal([
      'begun',
      'succeeded',
    ]);
    expect(news.at(-1)).to.deep.include({ kind: 'run', id, status: 'succeeded', output: { by: 'ada' } });
  });

  it('says with its exit code how a run that it watched has ended, and stops at Ctrl-C', async () => {
    const options = project();
    const failed = await runRecipe('launch-one', options, '--input', '{"order": 9999}');
    expect((await cli(['runs', 'watch', failed], options)).code).to.equal(5);
    const waiting = start(['runs', 'watch', await runRecipe('approve', options)], options);
    await waiting.until('stdout', 'waits for the signal');
    waiting.child.kill('SIGINT');
    expect((await waiting.ended).code).to.equal(130);
  });

  it('exports everything of a run, big outputs too, and no secret', async () => {
    const cwd = writeProject(folder(), vendors());
    copyFileSync(RECIPE, join(cwd, 'order-intake.yaml'));
    const big = 'x'.repeat(200_000);
    writeFileSync(
      join(cwd, 'big.yaml'),
      `name: big\ninputs: { text: { type: string } }\nsteps:\n  - { id: sub, call: part, with: { text: "\${{ inputs.text }}" } }\n`,
    );
    writeFileSync(join(cwd, 'part.yaml'), 'name: part\ninputs: { text: { type: string } }\nsteps:\n  - return: ${{ inputs.text }}\n');
    writeFileSync(join(cwd, 'input.json'), JSON.stringify({ text: big }));
    const options = { cwd, env: { HIVE_TOKEN: CANARY, WRK_KEY: 'wrk_emulator_key' } };
    const id = await runRecipe('big', options, '--input', '@input.json');
    const { stdout } = await cli(['runs', 'export', id], options);
    const document = JSON.parse(stdout) as Told & { readonly format: number; readonly recipe: { readonly name: string } };
    expect(Object.keys(document)).to.deep.equal(['format', 'run', 'recipe', 'pinned', 'steps', 'items', 'pages', 'signals', 'notes']);
    expect(document.recipe.name).to.equal('big');
    expect(document.steps[0]).to.deep.include({ path: 'sub', status: 'succeeded', output: big });
    await cli(['run', 'order-intake.yaml'], options);
    const [order] = await listed(options, '--recipe', 'order-intake');
    const exported = await cli(['runs', 'export', order!.id], options);
    expect(JSON.parse(exported.stdout)).to.have.nested.property('steps[0].output.launch_id');
    expect(exported.stdout).not.to.include('canary');
  });
});
