import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type CliOptions } from './support/cli.js';
import { recipeProject } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

const RECIPE = `
name: watch
connections: { shop: hive }
on: [{ id: orders, uses: shop.newOrder, start: now }]
steps: [{ id: done, set: { seen: true } }]
`;

describe('triggers at the command line', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 5 });
  const folder = tempFolder();
  let options: CliOptions;
  const json = async (...args: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await cli([...args, '--json'], options);
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  };
  beforeEach(() => {
    options = recipeProject(folder(), vendors());
    writeFileSync(join(options.cwd, 'watch.yaml'), RECIPE);
  });

  it('says that none was polled, or that there is no such one', async () => {
    expect(await cli(['triggers', 'list'], options)).to.deep.equal({
      code: 0,
      stdout: '',
      stderr: 'There are no triggers: no recipe of the project has one, and none was polled.\n',
    });
    const { code, stderr } = await cli(['triggers', 'show', 'watch', 'orders'], options);
    expect([code, stderr.split('\n')[0]]).to.deep.equal([
      2,
      'InvalidInputError: Nothing is known of a trigger `orders` of a recipe `watch`.',
    ]);
  });

  it('lists the triggers of all recipes, whatever they start by, also those that nobody has looked at yet', async () => {
    mkdirSync(join(options.cwd, 'recipes'));
    const on =
      '[{ id: orders, uses: shop.newOrder }, { id: moved, uses: shop.shipmentUpdated }, { id: daily, schedule: 0 9 * * *, timezone: Asia/Tokyo }]';
    writeFileSync(join(options.cwd, 'recipes', 'all.yaml'), RECIPE.replace(/on: .*/, `on: ${on}`).replace('watch', 'all'));
    writeFileSync(join(options.cwd, 'recipes', 'bad.yaml'), 'name: bad');
    const listed = (await json('triggers', 'list')) as readonly Record<string, string>[];
    expect(listed.map(({ id, kind, connection, path, schedule }) => [id, kind, connection, path, schedule])).to.deep.equal([
      ['daily', 'schedule', '', undefined, '0 9 * * * Asia/Tokyo'],
      ['moved', 'webhook', 'shop', '/hooks/shop', undefined],
      ['orders', 'poll', 'shop', undefined, undefined],
    ]);
    expect(listed[0]?.['nextAt']).to.match(/T00:00:00\.000Z$/);
    expect(await json('triggers', 'show', 'all', 'moved')).to.have.nested.property('[0].path', '/hooks/shop');
    const { stdout, stderr } = await cli(['triggers', 'list'], options);
    expect(stdout).to.match(
      /^RECIPE +TRIGGER +KIND +FROM +CURSOR +LAST +NEXT +WHY\nall +daily +schedule +0 9 \* \* \* Asia\/Tokyo +- +- +\S+Z/,
    );
    expect(stderr).to.include('bad.yaml is not right: see trunkline check.');
  });

  it('lists what vendors have closed, and has it called again when a person says so', async () => {
    await json('run', 'watch.yaml');
    const store = openSqliteStore(join(options.cwd, '.trunkline', 'state.db'));
    const told = { connection: 'shop', operation: 'getOrder', inputs: 'hash', at: 0 };
    await store.keepBarrier({ ...told, kind: 'suspended', fields: ['id'], error: { message: 'Pay first.', scope: 'id 7' } });
    await store.keepBarrier({ ...told, kind: 'gone', fields: [], error: { message: 'It is gone.' } });
    await store.close();
    expect(await json('triggers', 'pauses')).to.deep.equal([
      { connection: 'shop', operation: 'getOrder', kind: 'gone', reason: 'It is gone.', at: '1970-01-01T00:00:00.000Z' },
      { connection: 'shop', operation: 'getOrder', kind: 'suspended', scope: 'id 7', reason: 'Pay first.', at: '1970-01-01T00:00:00.000Z' },
    ]);
    expect((await cli(['triggers', 'pauses'], options)).stdout).to.match(
      /shop +getOrder, id 7, suspended +1970\S+ +a person acts +Pay first\.\n/,
    );
    expect((await cli(['triggers', 'resume', 'shop'], options)).stderr).to.equal(
      'What the vendor had closed is asked for again: 2 places.\n',
    );
    expect(await cli(['triggers', 'pauses'], options)).to.include({ stdout: '', stderr: 'Nothing is paused.\n' });
  });

  it('refuses to poll a trigger that only webhooks tell of', async () => {
    writeFileSync(join(options.cwd, 'told.yaml'), RECIPE.replace('newOrder, start: now', 'shipmentUpdated'));
    for (const command of ['test', 'backfill']) {
      const { code, stderr } = await cli(['triggers', command, 'told.yaml', 'orders'], options);
      expect([code, stderr.split('\n')[0]]).to.deep.equal([
        2,
        'InvalidInputError: `orders` is not polled: only webhooks tell of its events.',
      ]);
    }
  });

  it('tells how one stands, has it begin anew, and changes nothing when nothing is kept', async () => {
    expect(await json('run', 'watch.yaml')).to.deep.include({ read: 5, started: 0 });
    const [known] = (await json('triggers', 'list')) as [Record<string, unknown>];
    expect(known).to.deep.include({ recipe: 'watch', id: 'orders', connection: 'shop', start: 'now' });
    expect(await json('triggers', 'show', 'watch', 'orders')).to.deep.equal([{ ...known, backfills: [] }]);
    expect((await cli(['triggers', 'reset', 'watch', 'orders'], options)).stderr).to.equal('It begins anew with its next poll.\n');
    expect(await json('triggers', 'list')).to.deep.equal([]);
    expect((await cli(['triggers', 'resume', 'shop'], options)).code).to.equal(5);
    const { code, stderr } = await cli(['triggers', 'resume', 'shp'], options);
    expect([code, stderr.split('\n')[0]]).to.deep.equal([2, 'InvalidInputError: There is no connection `shp`; did you mean `shop`?']);
  });

  it('prints what a poll would start, and changes nothing', async () => {
    writeFileSync(join(options.cwd, 'watch.yaml'), RECIPE.replace(', start: now', ''));
    expect(await json('triggers', 'test', 'watch.yaml', 'orders')).to.have.length(5);
    expect(await json('triggers', 'list')).to.deep.equal([]);
    const { code, stderr } = await cli(['triggers', 'test', 'watch.yaml', 'nothing'], options);
    expect([code, stderr]).to.deep.equal([2, 'InvalidInputError: watch.yaml has no trigger `nothing`.\n  It has: orders.\n']);
  });

  it('names a recipe by its file or by its name, whichever is at hand', async () => {
    mkdirSync(join(options.cwd, 'recipes'));
    writeFileSync(join(options.cwd, 'recipes', 'first.yaml'), RECIPE.replace('watch', 'other'));
    writeFileSync(join(options.cwd, 'recipes', 'second.yaml'), RECIPE.replace('watch', 'named').replace(', start: now', ''));
    expect(await json('triggers', 'test', 'named', 'orders')).to.have.length(5);
    expect(await json('triggers', 'show', 'recipes/second.yaml', 'orders')).to.deep.equal(
      await json('triggers', 'show', 'named', 'orders'),
    );
    expect(await json('triggers', 'backfill', 'named', 'orders')).to.have.nested.property('backfill.status', 'done');
    await json('run', 'watch.yaml');
    expect((await cli(['triggers', 'reset', 'watch.yaml', 'orders'], options)).stderr).to.equal('It begins anew with its next poll.\n');
  });

  it('asks for the file of a recipe that the project’s folder does not have', async () => {
    const { code, stderr } = await cli(['triggers', 'test', 'watch', 'orders'], options);
    expect(code).to.equal(2);
    expect(stderr).to.match(/^InvalidInputError: No recipe in .*recipes is named `watch`\.\n {2}Give its file, as watch\.yaml\.\n$/);
    expect((await cli(['triggers', 'show', 'no.yaml', 'orders'], options)).code).to.equal(2);
  });

  it('starts runs for events of the past, and none the second time', async () => {
    await json('run', 'watch.yaml');
    const read = async (): Promise<unknown> =>
      ((await json('triggers', 'backfill', 'watch.yaml', 'orders')) as { readonly backfill: unknown }).backfill;
    expect(await read()).to.deep.include({ status: 'done', read: 5, started: 5 });
    expect(await json('run', 'watch.yaml', '--continue')).to.deep.include({ succeeded: 5 });
    expect(await read()).to.deep.include({ status: 'done', read: 5, started: 0 });
    const { code, stderr } = await cli(['triggers', 'backfill', 'watch.yaml', 'orders', '--since', 'yesterday'], options);
    expect([code, stderr.split('\n')[0]]).to.deep.equal([2, "InvalidInputError: --since yesterday is none of the trigger's cursors."]);
  });

  it('lists dead letters, shows, replays and drops them', async () => {
    await json('run', 'watch.yaml');
    const store = openSqliteStore(join(options.cwd, '.trunkline', 'state.db'));
    const owned = await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 });
    const aside = [{ ident: 'x', data: { id: 1 }, error: { message: 'no key' } }];
    await owned!.releaseEvents('["watch","orders","shop"]', { name: 'watch', hash: 'h', body: '{}' }, undefined, 0, {
      aside,
      mostTries: 1,
    });
    await store.close();
    const [letter] = (await json('deadletters', 'list')) as [{ readonly number: number }];
    expect(letter).to.deep.include({ recipe: 'watch', trigger: 'orders', data: { id: 1 }, error: { message: 'no key' }, tries: 1 });
    const number = String(letter.number);
    expect(await json('deadletters', 'show', number)).to.deep.equal(letter);
    expect(await json('deadletters', 'replay', number)).to.include({ done: true });
    expect(await json('deadletters', 'list')).to.deep.equal([{ ...letter, tries: 0, dead: false }]);
    expect(await json('deadletters', 'drop', number)).to.include({ done: true });
    expect((await cli(['deadletters', 'list'], options)).stderr).to.equal('There are no dead letters, and nothing is set aside.\n');
    expect((await cli(['deadletters', 'drop', number], options)).code).to.equal(2);
  });

  it('lists what is set aside and still tried: how often it was, when it is next, and why', async () => {
    await json('run', 'watch.yaml');
    const trigger = '["watch","orders","shop"]';
    const store = openSqliteStore(join(options.cwd, '.trunkline', 'state.db'));
    const owned = await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 });
    const aside = [{ ident: 'x', data: { id: 1 }, error: { message: 'no key' } }];
    for (const now of [1, 2]) await owned!.releaseEvents(trigger, { name: 'watch', hash: 'h', body: '{}' }, undefined, now, { aside });
    await owned!.notePoll(trigger, { failures: 0, at: 2, nextAt: Date.UTC(2030, 0, 1) });
    await store.close();
    expect(await json('deadletters', 'list'))
      .to.have.nested.property('[0]')
      .that.includes({ tries: 2, dead: false, nextAt: '2030-01-01T00:00:00.000Z' });
    expect((await cli(['deadletters', 'list'], options)).stdout).to.match(
      /^NUMBER +RECIPE +TRIGGER +TRIES +SINCE +NEXT TRY +WHY\n\d+ +watch +orders +2 +1970\S+Z +2030-01-01T00:00:00\.000Z +no key\n$/,
    );
  });
});
