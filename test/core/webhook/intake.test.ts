import { expect } from 'chai';
import { poll } from '../../../core/trigger/poll.js';
import { pollTriggers } from '../../../core/trigger/run-once.js';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';
import { tempFolder } from '../support/temp-folder.js';
import { hookedShop, signed } from '../trigger/webhook/hooked-shop.js';
import { documentOf } from 'trunkline/document';
import { slot } from 'trunkline/sdk';
import type { DeliveryWrites } from '../../../core/ports/store/index.js';
import { StoreError } from '../../../core/store/store-error.js';
import { listenersOf } from '../../../core/webhook/listener.js';
import { tryToldLetters } from '../../../core/webhook/told-letters.js';
import { HookLab, NEW_ORDERS, recipeText } from './support/hook-lab.js';

const order = (id: number, more: object = {}) => ({ id, status: 'paid', ...more });
const created = (id: number, notice = `n${id}`) => signed({ event: 'order.created', notice_id: notice, payload: order(id) });
const changed = (id: number, minute: number, notice: string) =>
  signed({ event: 'order.changed', notice_id: notice, payload: order(id, { updated_at: new Date(minute * 60_000).toISOString() }) });
const DAY_MS = 86_400_000;

describe('a delivery', () => {
  const folder = tempFolder();
  let lab: HookLab;
  afterEach(() => lab.close());

  it('starts one run of each recipe that listens, with the record as its event', async () => {
    const second = NEW_ORDERS.replace('name: intake', 'name: second');
    lab = await HookLab.open(folder(), { recipes: [NEW_ORDERS, second, recipeText('{ id: other, uses: shop.shippedOrder }')] });
    expect(await lab.post(created(1))).to.equal(200);
    const runs = await lab.runs();
    expect(runs.map(({ recipe }) => recipe).toSorted()).to.deep.equal(['intake', 'second']);
    for (const { event } of runs) expect(event).to.deep.equal({ id: '1', status: 'paid' });
  });

  it('that comes 50 times at once, and again three days later in another process, starts one run', async () => {
    lab = await HookLab.open(folder());
    const statuses = await Promise.all(Array.from({ length: 50 }, () => lab.post(created(1))));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    await lab.clock.advance(3 * DAY_MS);
    await lab.intake.forget();
    await lab.restart();
    expect(await lab.post(created(1))).to.equal(200);
    expect(await lab.runs()).to.have.length(1);
    expect(lab.log.events.at(-1)?.data).to.include({ reason: 'duplicate' });
  });

  it('is remembered for seven days and no longer', async () => {
    lab = await HookLab.open(folder());
    await lab.post(created(1));
    await lab.clock.advance(7 * DAY_MS);
    expect(await lab.intake.forget()).to.equal(0);
    await lab.clock.advance(1);
    expect(await lab.intake.forget()).to.equal(1);
  });

  it('of an event that has no poll starts a run for each state of the record, and never one for an older state', async () => {
    lab = await HookLab.open(folder(), { recipes: [recipeText('{ id: change, uses: shop.changedOrder }')] });
    for (const [place, minute] of [5, 3, 5, 6].entries()) expect(await lab.post(changed(1, minute, `n${place}`))).to.equal(200);
    expect((await lab.runs()).map(({ event }) => (event as { updated_at: string }).updated_at)).to.deep.equal([
      '1970-01-01T00:06:00.000Z',
      '1970-01-01T00:05:00.000Z',
    ]);
  });

  it('of a state that had its run starts none when all else of it is forgotten', async () => {
    lab = await HookLab.open(folder(), { recipes: [recipeText('{ id: change, uses: shop.changedOrder }')] });
    await lab.post(changed(1, 5, 'a'));
    await lab.clock.advance(8 * DAY_MS);
    expect(await lab.intake.forget()).to.equal(2);
    expect(await lab.post(changed(1, 5, 'b'))).to.equal(200);
    expect(await lab.runs()).to.have.length(1);
  });

  it('of a vendor without delivery ids is known by its bytes, and by the record’s stamp where its envelope changes', async () => {
    lab = await HookLab.open(folder(), { recipes: [recipeText('{ id: change, uses: shop.changedOrder }')] });
    const told = (sent: number) => signed({ event: 'order.changed', sent, payload: order(1, { updated_at: '2026-01-01T00:00:00Z' }) });
    for (const sent of [1, 1, 2, 2]) expect(await lab.post(told(sent))).to.equal(200);
    expect(await lab.runs()).to.have.length(1);
  });

  it('of an event with neither poll nor states starts a run for each delivery', async () => {
    lab = await HookLab.open(folder(), { recipes: [recipeText('{ id: shipped, uses: shop.shippedOrder }')] });
    for (const notice of ['a', 'b', 'a']) await lab.post(signed({ notice_id: notice, shipped: true, payload: order(1) }));
    expect(await lab.runs()).to.have.length(2);
  });

  it('and a poll of the same trigger start one run together, whichever comes first', async () => {
    lab = await HookLab.open(folder());
    const { recipe } = parseRecipe('recipe.yaml', NEW_ORDERS);
    const connection = {
      id: 'shop',
      document: documentOf(hookedShop()),
      list: () =>
        pagesOf([
          { id: '2', status: 'paid' },
          { id: '1', status: 'paid' },
        ]),
    } as unknown as RecipeConnection;
    const polled = () =>
      poll(
        { recipe: revisionOf(recipe!), id: 'order', operation: 'newOrder', connection, with: {} },
        { store: lab.store, clock: lab.clock },
      );
    await lab.post(created(1));
    expect(await polled()).to.include({ status: 'complete', read: 2, started: 1 });
    await lab.post(created(2));
    expect(await lab.runs()).to.have.length(2);
  });

  it('is left to the poll where the record does not show that the trigger’s input lets it in', async () => {
    lab = await HookLab.open(folder(), {
      recipes: [recipeText("{ id: order, uses: shop.newOrder, with: { status: 'paid', owner: 'me' } }")],
    });
    await lab.post(created(1));
    expect(await lab.runs()).to.have.length(0);
    await lab.restart({
      recipes: [recipeText("{ id: order, uses: shop.newOrder, with: { status: '${{ vars.wanted }}' } }", 'vars: { wanted: paid }')],
    });
    await lab.post(created(2));
    await lab.post(signed({ event: 'order.created', notice_id: 'n3', payload: { id: 3, status: 'open' } }));
    expect((await lab.runs()).map(({ event }) => event)).to.deep.equal([{ id: '2', status: 'paid' }]);
  });

  it('puts its run into the recipe’s lane', async () => {
    const text = recipeText('{ id: order, uses: shop.newOrder }', "concurrency: { key: '${{ event.status }}' }");
    lab = await HookLab.open(folder(), { recipes: [text] });
    await lab.post(created(1));
    await lab.post(created(2));
    expect(await lab.store.dueRuns({ now: 0, limit: 9 })).to.have.length(1);
  });

  it('that a polled recipe cannot tell the lane of is left to its poll, and starts the runs of the others', async () => {
    const text = recipeText('{ id: order, uses: shop.newOrder }', "concurrency: { key: '${{ event }}' }");
    lab = await HookLab.open(folder(), { recipes: [text, NEW_ORDERS.replace('name: intake', 'name: second')] });
    expect(await lab.post(created(1))).to.equal(200);
    expect((await lab.runs()).map(({ recipe }) => recipe)).to.deep.equal(['second']);
  });

  describe('that can become no run', () => {
    const PLAIN = recipeText('{ id: order, uses: shop.changedOrder }');
    const POISON = recipeText('{ id: order, uses: shop.changedOrder }', "concurrency: { key: '${{ event }}' }");
    const SECOND = NEW_ORDERS.replace('name: intake', 'name: second');
    const letters = () => lab.store.deadLetters({ limit: 9 });
    /** What a server does with what a person asked for. */
    const tried = (text: string) => tryToldLetters(listenersOf(lab.hooked(text)), { store: lab.store, clock: lab.clock, log: lab.log });

    it('without a poll is kept as a dead letter before it is acknowledged, is told, and holds up nobody else', async () => {
      lab = await HookLab.open(folder(), { recipes: [POISON, SECOND] });
      expect([await lab.post(created(1)), await lab.post(created(1)), await lab.post(created(2))]).to.deep.equal([200, 200, 200]);
      expect((await lab.runs()).map(({ recipe }) => recipe)).to.deep.equal(['second', 'second']);
      await lab.restart();
      expect((await letters()).map(({ trigger, data, tries, dead }) => ({ trigger, data, tries, dead }))).to.deep.equal(
        ['1', '2'].map((id) => ({ trigger: '["intake","order","shop"]', data: { id, status: 'paid' }, tries: 1, dead: true })),
      );
      expect(JSON.stringify((await letters())[0]!.error)).to.include('a concurrency key is a text or a number');
      expect(lab.log.events.filter(({ event }) => event === 'webhook.aside')).to.have.length(2);
    });

    it('becomes one once the recipe is mended and a person says so, and not before', async () => {
      lab = await HookLab.open(folder(), { recipes: [POISON] });
      await lab.post(created(1));
      expect(await tried(PLAIN)).to.equal(0);
      const [letter] = await letters();
      await lab.store.replayDeadLetter(letter!.order);
      expect(await tried(POISON)).to.equal(0);
      expect((await letters()).map(({ tries, dead }) => [tries, dead])).to.deep.equal([[1, true]]);
      await lab.store.replayDeadLetter(letter!.order);
      expect([await tried(PLAIN), await tried(PLAIN), await letters()]).to.deep.equal([1, 0, []]);
      expect((await lab.runs()).map(({ event }) => event)).to.deep.equal([{ id: '1', status: 'paid' }]);
    });

    it('starts the run that it would have started, so that a repeat of it starts no other', async () => {
      lab = await HookLab.open(folder(), { recipes: [POISON] });
      await lab.post(changed(1, 5, 'a'));
      await lab.store.replayDeadLetter((await letters())[0]!.order);
      await tried(PLAIN);
      await lab.restart({ recipes: [PLAIN] });
      await lab.clock.advance(8 * DAY_MS);
      await lab.intake.forget();
      expect(await lab.post(changed(1, 5, 'b'))).to.equal(200);
      expect(await lab.runs()).to.have.length(1);
    });

    it('since the store cannot keep it is told with its reason, and is left to the poll where there is one', async () => {
      lab = await HookLab.open(folder(), { recipes: [PLAIN, SECOND], webhooks: { maxBytes: 9_000_000 } });
      const large = signed({ event: 'order.created', notice_id: 'n', payload: order(1, { status: 'x'.repeat(4_300_000) }) });
      expect([await lab.post(large), await lab.post(created(2))]).to.deep.equal([200, 200]);
      expect((await letters()).map(({ data, dead }) => [data, dead])).to.deep.equal([[null, true]]);
      expect(JSON.stringify((await letters())[0]!.error)).to.include('value_too_large');
      expect(await lab.runs()).to.have.length(2);
    });

    it('leaves nothing behind while the store is away, and is taken after', async () => {
      const broken: Partial<DeliveryWrites> = { takeDelivery: () => Promise.reject(new StoreError('store_unreachable', 'away', 'Wait.')) };
      lab = await HookLab.open(folder(), {
        recipes: [POISON],
        store: (store) => ({ ...broken, forgetDeliveries: store.forgetDeliveries }) as never,
      });
      expect(await lab.post(created(1))).to.equal(503);
      await lab.restart({ recipes: [POISON] });
      expect(await letters()).to.deep.equal([]);
      expect(await lab.post(created(1))).to.equal(200);
      expect(await letters()).to.have.length(1);
    });

    it('since the connector’s code fails on it is refused for good', async () => {
      const event = slot('odd-event', (body: { payload: { id: string } }) => body.payload.id.toUpperCase(), 'fails on numbers');
      lab = await HookLab.open(folder(), { webhooks: { event: event as never } });
      expect(await lab.post(created(1))).to.equal(400);
      expect(await lab.runs()).to.deep.equal([]);
    });
  });

  it('is all that starts a trigger without a list: a poll of its recipe passes it over', async () => {
    lab = await HookLab.open(folder());
    const { recipe } = parseRecipe('recipe.yaml', recipeText('{ id: change, uses: shop.changedOrder }'));
    const connection = { id: 'shop', document: documentOf(hookedShop()) } as unknown as RecipeConnection;
    const bound = { recipe: recipe!, connections: new Map([['shop', connection]]) };
    expect(await pollTriggers(bound, lab, {})).to.deep.equal({ read: 0, started: 0, skipped: 0 });
  });

  it('is taken where no recipe listens, so that the vendor does not repeat it', async () => {
    lab = await HookLab.open(folder(), { recipes: [] });
    expect(await lab.post(created(1))).to.equal(200);
    expect(await lab.runs()).to.have.length(0);
  });
});

function pagesOf(records: readonly unknown[]) {
  return {
    outcome: { status: 'complete' },
    async *pages() {
      yield { records };
    },
  };
}
