import { expect } from 'chai';
import { AuthenticationError, NotFoundError, UnavailableError, UncertainError } from 'trunkline/errors';
import type { CallOptions } from '../../../core/runtime/connection.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

const SEND = `steps: [{ id: one, uses: shop.send }]`;

/** Something that resolves when it is told to. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('P4: a call that has not left', () => {
  const folder = tempFolder();
  let lab: RecipeLab;

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
  });
  afterEach(() => lab.close());

  /** Starts the run, and resolves when its call waits for room; `round` ends with the round. */
  async function waiting(text = SEND, until?: Promise<void>): Promise<{ readonly round: Promise<unknown> }> {
    const isThere = gate();
    lab.shop.room = async () => {
      isThere.open();
      await (until ?? new Promise<void>(() => undefined));
    };
    await lab.start(recipeOf(text));
    const round = lab.execute();
    await Promise.race([isThere.opened, round]);
    return { round };
  }

  it('is not known to the journal while it waits for room, and is before anything of it leaves', async () => {
    const room = gate();
    const { round } = await waiting(SEND, room.opened);
    expect(await lab.steps()).to.deep.equal([]);
    let seen: readonly string[] = [];
    lab.shop.handlers['send'] = async () => {
      seen = await lab.steps();
      return {};
    };
    room.open();
    await round;
    expect(seen).to.deep.equal(['one intended']);
    expect(await lab.ended()).to.include({ status: 'succeeded' });
  });

  it('is made after a kill in the meantime, and does not leave the run uncertain', async () => {
    await waiting();
    await lab.restart();
    lab.shop.room = () => Promise.resolve();
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'succeeded' });
    expect(lab.calls('send')).to.have.length(1);
  });

  it('is intended at once where the connection does not tell', async () => {
    Object.assign(lab.shop, { tellsBeforeEffect: false });
    await waiting();
    expect(await lab.steps()).to.deep.equal(['one intended']);
    await lab.restart();
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'uncertain' });
  });

  it('P16: never leaves once its run was cancelled', async () => {
    const room = gate();
    const { round } = await waiting(SEND, room.opened);
    await lab.store.cancelRun('a', 'not wanted', lab.clock.now());
    room.open();
    await round;
    expect(await lab.ended()).to.include({ status: 'cancelled' });
    expect(lab.calls('send')).to.deep.equal([]);
  });

  it('P16: never leaves at or after its deadline', async () => {
    const room = gate();
    const { round } = await waiting(`steps: [{ id: one, uses: shop.send, timeout: 10s }]`, room.opened);
    lab.clock.jump(10_000);
    room.open();
    await round;
    expect(await lab.ended()).to.include({ status: 'failed' });
    expect(lab.calls('send')).to.deep.equal([]);
    expect(await lab.notes()).to.deep.include('one: its time was over before it was sent');
  });

  it('R16: began when its wait for room did, and is one try, when its time is a step’s own', async () => {
    const room = gate();
    const before = lab.clock.now();
    const { round } = await waiting(`steps: [{ id: one, uses: shop.pay, timeout: 10s }]`, room.opened);
    lab.clock.jump(5_000);
    room.open();
    await round;
    expect((await lab.store.steps('a'))[0]).to.deep.include({ status: 'succeeded', attempts: 1, startedAt: before });
    expect((await lab.store.steps('a'))[0]?.intent).to.include({ effect: 'keyed' });
  });

  it('has all of its time once a person has mended the connection, where it was not tried before', async () => {
    lab.shop.room = () => Promise.reject(new AuthenticationError('signed out', { notAccepted: true }));
    const text = `steps: [{ id: one, uses: shop.send, timeout: 10s }]`;
    await lab.start(recipeOf('steps: [{ id: one, uses: shop.send }]'));
    await lab.start(recipeOf(text), { id: 'b' });
    await lab.execute({ concurrency: 1 });
    expect(await lab.steps('b')).to.deep.equal([]);
    lab.shop.room = () => Promise.resolve();
    await lab.restart();
    lab.clock.jump(7_200_000);
    await lab.execute();
    expect(await lab.ended('b')).to.include({ status: 'succeeded' });
  });

  it('P16: has no more time after a kill than before', async () => {
    await waiting(`steps: [{ id: one, uses: shop.send, timeout: 10s }]`);
    lab.clock.jump(6_000);
    await lab.restart();
    const room = gate();
    lab.shop.room = () => room.opened;
    const round = lab.execute();
    await new Promise((resolve) => setImmediate(resolve));
    lab.clock.jump(4_000);
    room.open();
    await round;
    expect(await lab.ended()).to.include({ status: 'failed' });
    expect(lab.calls('send')).to.deep.equal([]);
  });

  for (const [what, ending] of [
    ['a retry', new NotFoundError('It is not there.', { code: 'gone' })],
    ['a person who says that it did not happen', new UncertainError('The answer was lost.', { code: 'lost' })],
  ] as const)
    it(`R16: has its time anew after ${what}`, async () => {
      lab.shop.handlers['send'] = () => {
        throw ending;
      };
      await lab.run(`steps: [{ id: one, uses: shop.send, timeout: 10s }]`);
      lab.clock.jump(7_200_000);
      delete lab.shop.handlers['send'];
      const again = { kind: 'try-again', reason: 'it is not there', attempts: 1 } as const;
      if (ending instanceof UncertainError) await lab.store.resolveStep('a', 'one', again, lab.clock.now());
      else await lab.store.retryRun('a', 'try', lab.clock.now());
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'succeeded' });
    });

  it('has failed, and is not uncertain, when something of ours throws before', async () => {
    lab.shop.room = () => Promise.reject(new TypeError('x is not a function'));
    await lab.run(SEND);
    expect(await lab.ended()).to.include({ status: 'failed' });
    expect((await lab.store.steps('a'))[0]).to.deep.include({ status: 'failed', attempts: 1 });
    expect((await lab.store.steps('a'))[0]?.intent).to.include({ effect: 'unsafe' });
  });

  it('waits for the quota when it was begun before, and is then made with its key', async () => {
    const isSent = gate();
    await lab.start(recipeOf('steps: [{ id: one, uses: shop.pay }]'));
    lab.shop.handlers['pay'] = () => {
      isSent.open();
      return new Promise(() => undefined);
    };
    void lab.execute();
    await isSent.opened;
    await lab.restart();
    delete lab.shop.handlers['pay'];
    let full = 1;
    lab.shop.room = () =>
      full-- > 0
        ? Promise.reject(new UnavailableError('no quota', { code: 'budget_exhausted', retryAfterMs: 5_000, notAccepted: false }))
        : Promise.resolve();
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'succeeded' });
    expect(new Set(lab.shop.calls.map(({ key }) => key)).size).to.equal(1);
    expect(lab.shop.calls.map(({ resumed }) => resumed)).to.deep.equal([false, true]);
  });

  it('counts among its tries, also over a kill', async () => {
    let tries = 0;
    lab.shop.room = () => {
      tries += 1;
      return Promise.reject(new UnavailableError('no session', { notAccepted: true }));
    };
    await lab.start(recipeOf(`steps: [{ id: one, uses: shop.send, retry: { attempts: 3, delay: 2h, backoff: constant } }]`));
    for (let round = 0; round < 5; round++) {
      await lab.execute();
      await lab.restart();
      lab.clock.jump(7_200_000);
    }
    expect(tries).to.equal(3);
    expect((await lab.store.steps('a'))[0]).to.include({ status: 'failed', attempts: 3 });
    expect(await lab.ended()).to.include({ status: 'failed' });
  });

  it('keeps its place while a person mends the connection', async () => {
    lab.shop.room = () => Promise.reject(new AuthenticationError('signed out', { notAccepted: true }));
    await lab.run(SEND);
    expect(await lab.ended()).to.include({ status: 'waiting' });
    expect((await lab.store.steps('a'))[0]).to.deep.include({ status: 'waiting', attempts: 1 });
    lab.shop.room = () => Promise.resolve();
    await lab.restart();
    lab.clock.jump(7_200_000);
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'succeeded' });
  });

  it('does not leave any more once its attempt has ended, though code of a connector still tries to send it', async () => {
    const late: (() => Promise<void>)[] = [];
    let tries = 0;
    lab.shop.room = async (_operation, { beforeEffect }) => {
      late.push(beforeEffect!);
      if ((tries += 1) === 1) throw new UnavailableError('no room', { notAccepted: true, retryAfterMs: 2 * 3_600_000 });
    };
    await lab.run(SEND);
    expect(await rejection(late[0]!())).to.be.an('error');
    expect(await lab.steps()).to.deep.equal(['one waiting']);
    lab.clock.jump(7_200_000);
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'succeeded' });
    expect(await rejection(late[1]!())).to.be.an('error');
  });

  it('P16: ends cancelled when one request of it fails while the store refuses to let another leave', async () => {
    lab.shop.room = async (_operation, { beforeEffect }) => {
      await lab.store.cancelRun('a', 'not wanted', lab.clock.now());
      beforeEffect!().catch(() => undefined);
      throw new UnavailableError('no room', { notAccepted: true, retryAfterMs: 1_000 });
    };
    await lab.run(SEND);
    expect(await lab.ended()).to.include({ status: 'cancelled' });
    expect(lab.calls('send')).to.deep.equal([]);
  });

  it('is intended once, however many requests it has', async () => {
    lab.shop.handlers['send'] = async (_input, options: CallOptions) => {
      await options.beforeEffect?.();
      return {};
    };
    await lab.run(SEND);
    expect((await lab.store.steps('a'))[0]).to.include({ status: 'succeeded', attempts: 1 });
  });
});
