import { join } from 'node:path';
import { expect } from 'chai';
import { AuthenticationError, CancelledError, NotFoundError, RateLimitError, UnavailableError, UncertainError } from 'trunkline/sdk';
import type { EffectDocument } from 'trunkline/document';
import type { OwnedStore, Store } from '../../../core/ports/store/index.js';
import type { ActionStep, Recipe } from '../../../core/recipe/recipe.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { type ExecuteOptions, type ExecuteSummary, executeRuns } from '../../../core/run/execute-runs.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { action, connector } from '../support/documents.js';
import { FakeConnection } from '../support/fake-connection.js';
import { KeptLog } from '../support/kept-log.js';
import { tempFolder } from '../support/temp-folder.js';

const EFFECTS: Record<string, EffectDocument> = {
  look: { kind: 'read' },
  put: { kind: 'idempotent' },
  pay: { kind: 'keyed', header: 'Key' },
  find: { kind: 'lookup', slot: 'find' },
  send: { kind: 'unsafe' },
};
const DOCUMENT = connector(Object.fromEntries(Object.entries(EFFECTS).map(([name, effect]) => [name, action(effect)])));

const step = (id: string, operation: string, more: Partial<ActionStep> = {}): ActionStep => ({
  kind: 'action',
  id,
  uses: { connection: 'shop', operation },
  with: {},
  ...more,
});
const recipeOf = (...steps: ActionStep[]): Recipe => ({
  name: 'r',
  connections: { shop: 'acme' },
  vars: { limit: 3 },
  inputs: {},
  outputs: {},
  on: [],
  steps,
  calls: {},
});
const RETRY = { attempts: 3, delayMs: 1_000, backoff: 'exponential' } as const;

describe('executing runs', () => {
  const folder = tempFolder();
  let opened: Store;
  let store: OwnedStore;
  let shop: FakeConnection;
  let clock: VirtualClock;
  let log: KeptLog;
  let path: string;

  const open = async (): Promise<void> => {
    opened = openSqliteStore(path, { flush: 'within' });
    store = (await opened.acquire({ name: 'engine', holder: 'test', ttlMs: 1, now: 0 }))!;
  };

  beforeEach(async () => {
    path = join(folder(), 'store.db');
    await open();
    shop = new FakeConnection(DOCUMENT);
    clock = new VirtualClock(undefined, { skip: true });
    log = new KeptLog();
  });
  afterEach(() => opened.close());

  const start = (recipe: Recipe, id = 'a', event: unknown = { total: 5 }): Promise<boolean> =>
    store.startRun({ id, recipe: revisionOf(recipe), event }, clock.now());
  const execute = (options?: ExecuteOptions): Promise<ExecuteSummary> =>
    executeRuns('r', new Map([['shop', shop]]), { store, clock, log }, options);
  const outcomeOf = async (id = 'a'): Promise<unknown> => (await store.run(id))?.status;
  const restart = async (): Promise<void> => {
    await opened.close();
    await open();
  };

  it('gives each step the event, the vars, the outputs before it and the id of the run', async () => {
    shop.handlers['look'] = () => ({ id: 42 });
    await start(
      recipeOf(
        step('first', 'look'),
        step('second', 'send', { with: { all: '${{ [event.total, vars.limit, steps.first.id] }}', run: '${{ run.id }}' } }),
      ),
    );
    expect(await execute()).to.deep.equal({ succeeded: 1, failed: 0, cancelled: 0, uncertain: 0, waiting: 0 });
    expect(shop.of('send').map(({ input }) => input)).to.deep.equal([{ all: [5, 3, 42], run: 'a' }]);
    expect(log.events.map(({ event }) => event)).to.deep.equal([
      'run.started',
      'step.started',
      'step.ended',
      'step.started',
      'step.ended',
      'run.ended',
    ]);
  });

  it('skips a step whose condition is false, and says so', async () => {
    await start(recipeOf(step('one', 'send', { if: '${{ event.total > 100 }}' }), step('two', 'look', { if: '${{ !has(steps.one) }}' })));
    await execute();
    expect((await store.steps('a')).map(({ path: at, status }) => [at, status])).to.deep.equal([
      ['one', 'skipped'],
      ['two', 'succeeded'],
    ]);
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['its condition is false']);
  });

  it('fails a run whose expression has no value, and keeps the error', async () => {
    await start(recipeOf(step('one', 'send', { with: { name: '${{ event.name }}' } })));
    expect(await execute()).to.include({ failed: 1 });
    expect((await store.run('a'))?.error).to.include({ code: 'expression_missing_key' });
    expect(shop.calls).to.deep.equal([]);
  });

  it('fails a run whose condition is neither true nor false', async () => {
    await start(recipeOf(step('one', 'send', { if: '${{ event.total }}' })));
    expect(await execute()).to.include({ failed: 1 });
    expect((await store.run('a'))?.error).to.include({ code: 'expression_type' });
  });

  it('never runs a finished run again', async () => {
    await start(recipeOf(step('one', 'send')));
    await execute();
    await restart();
    expect(await execute()).to.deep.equal({ succeeded: 0, failed: 0, cancelled: 0, uncertain: 0, waiting: 0 });
    expect(shop.calls).to.have.length(1);
  });

  it('keeps one key for all attempts of a step, and another one for each run', async () => {
    let tries = 0;
    shop.handlers['pay'] = () => {
      if (++tries < 3) throw new UnavailableError('down');
      return {};
    };
    const recipe = recipeOf(step('one', 'pay', { retry: RETRY }));
    await start(recipe);
    await start(recipe, 'b');
    await execute({ concurrency: 1 });
    const keys = shop.calls.map(({ key }) => key);
    expect(new Set(keys.slice(0, 3)).size).to.equal(1);
    expect(keys[3]).to.not.equal(keys[0]);
  });

  it('waits between tries as the recipe says, and longer when the vendor does', async () => {
    const times: number[] = [];
    const waits = [undefined, 7_000];
    shop.handlers['put'] = () => {
      times.push(clock.now());
      if (times.length > 2) return {};
      throw new UnavailableError('down', { retryAfterMs: waits[times.length - 1] });
    };
    await start(recipeOf(step('one', 'put', { retry: RETRY })));
    expect(await execute()).to.include({ succeeded: 1 });
    expect(times.map((time) => time - (times[0] ?? 0))).to.deep.equal([0, 1_000, 8_000]);
  });

  it('gives up after the tries the recipe allows', async () => {
    shop.handlers['look'] = () => {
      throw new UnavailableError('down');
    };
    await start(recipeOf(step('one', 'look', { retry: RETRY })));
    expect(await execute()).to.include({ failed: 1 });
    expect(shop.calls).to.have.length(3);
  });

  it('sends an unsafe call again only when the vendor refused it', async () => {
    const faults = [new RateLimitError('slow'), new UnavailableError('cut off')];
    shop.handlers['send'] = () => {
      throw faults.shift() ?? new Error('sent too often');
    };
    await start(recipeOf(step('one', 'send', { retry: RETRY })));
    expect(await execute()).to.include({ failed: 1 });
    expect(shop.calls).to.have.length(2);
  });

  it('sends an unsafe call again when it is proven that nothing happened', async () => {
    const faults = [new UnavailableError('nothing there', { notAccepted: true }), new UnavailableError('cut off')];
    shop.handlers['send'] = () => {
      throw faults.shift() ?? new Error('sent too often');
    };
    await start(recipeOf(step('one', 'send', { retry: RETRY })));
    expect(await execute()).to.include({ failed: 1 });
    expect(shop.calls).to.have.length(2);
  });

  it('waits for the vendor or its quota without being told to retry, in a later round when that is long', async () => {
    const faults = [
      new RateLimitError('slow', { retryAfterMs: 5_000 }),
      new UnavailableError('quota', { retryAfterMs: 3_600_000, notAccepted: true }),
    ];
    shop.handlers['send'] = () => {
      const fault = faults.shift();
      if (fault) throw fault;
      return {};
    };
    await start(recipeOf(step('one', 'send')));
    expect(await execute()).to.include({ waiting: 1 });
    expect(await execute()).to.include({ waiting: 1 });
    clock.jump(3_600_000);
    expect(await execute()).to.include({ succeeded: 1 });
    expect(shop.calls).to.have.length(3);
  });

  it('goes on after our own shutdown with an unsafe call that had not been sent', async () => {
    const controller = new AbortController();
    shop.handlers['send'] = () => {
      if (controller.signal.aborted) return {};
      controller.abort();
      throw new CancelledError('stopped', { notAccepted: true });
    };
    await start(recipeOf(step('one', 'send')));
    expect(await execute({ signal: controller.signal })).to.include({ waiting: 1 });
    expect(await execute()).to.include({ succeeded: 1 });
  });

  it('ends uncertain when the connection cannot know, or when code broke during an unsafe call', async () => {
    shop.handlers['send'] = (input) => {
      throw (input as { bug: boolean }).bug ? new TypeError('a bug') : new UncertainError('no answer');
    };
    await start(recipeOf(step('one', 'send', { with: { bug: false } })));
    await start(recipeOf(step('one', 'send', { with: { bug: true } })), 'b');
    expect(await execute()).to.include({ uncertain: 2 });
  });

  it('stops at the first failed step and keeps what the vendor said', async () => {
    shop.handlers['look'] = () => {
      throw new NotFoundError('no such order', { status: 404 });
    };
    await start(recipeOf(step('one', 'look'), step('two', 'send')));
    expect(await execute()).to.include({ failed: 1 });
    expect((await store.run('a'))?.error).to.include({ code: 'not_found', status: 404 });
    expect(shop.of('send')).to.deep.equal([]);
  });

  it("keeps the vendor's wait over a restart, and leaves a run that waits long for a later round", async () => {
    shop.handlers['put'] = () => {
      if (shop.calls.length > 1) return {};
      throw new RateLimitError('tomorrow', { retryAfterMs: 3_600_000 });
    };
    await start(recipeOf(step('one', 'put', { retry: RETRY })));
    expect(await execute()).to.include({ waiting: 1 });
    await restart();
    expect(await execute()).to.include({ waiting: 1 });
    expect(shop.calls).to.have.length(1);
    clock.jump(3_600_000);
    expect(await execute()).to.include({ succeeded: 1 });
  });

  it('pauses a connection that a person must mend, and goes on with the same runs afterwards', async () => {
    shop.handlers['send'] = () => {
      throw new AuthenticationError('token revoked');
    };
    const recipe = recipeOf(step('one', 'send'));
    for (const id of ['a', 'b', 'c']) await start(recipe, id);
    expect(await execute({ concurrency: 1 })).to.include({ waiting: 3 });
    expect(shop.calls).to.have.length(1);
    delete shop.handlers['send'];
    expect(await execute()).to.include({ succeeded: 3 });
  });

  it('uses a connection again in the same round once a person has resumed a run that waits for it', async () => {
    shop.handlers['send'] = () => {
      throw new AuthenticationError('token revoked');
    };
    const other = new FakeConnection(DOCUMENT, 'acme-2');
    other.handlers['look'] = async () => {
      delete shop.handlers['send'];
      const number = await store.command({ kind: 'resume', run: 'a', reason: 'another key' }, clock.now());
      while (!(await store.commandAnswer(number))) await clock.sleep(100);
    };
    const send = recipeOf(step('one', 'send'));
    await start(send, 'a');
    await start({ ...send, steps: [step('one', 'look', { uses: { connection: 'other', operation: 'look' } })] }, 'b');
    await start(send, 'c');
    const connections = new Map([
      ['shop', shop],
      ['other', other],
    ]);
    const summary = await executeRuns('r', connections, { store, clock, log }, { concurrency: 1, commandsEveryMs: 100 });
    expect([summary.succeeded, await outcomeOf('c')]).to.deep.equal([2, 'succeeded']);
  });

  it('resumes what our own shutdown cut off, and ends what somebody cancelled', async () => {
    const controller = new AbortController();
    shop.handlers['put'] = () => {
      controller.abort();
      throw new CancelledError('stopped');
    };
    await start(recipeOf(step('one', 'put')));
    expect(await execute({ signal: controller.signal })).to.include({ waiting: 1 });
    expect(await outcomeOf()).to.equal('waiting');
    expect(await execute()).to.include({ cancelled: 1 });
    expect(await outcomeOf()).to.equal('cancelled');
  });

  it('parks an unsafe call that our own shutdown cut off', async () => {
    const controller = new AbortController();
    shop.handlers['send'] = () => {
      controller.abort();
      throw new CancelledError('stopped');
    };
    await start(recipeOf(step('one', 'send')));
    await execute({ signal: controller.signal });
    expect(await execute()).to.include({ uncertain: 1 });
    expect(shop.calls).to.have.length(1);
  });

  it('asks first when a look-up call was cut off', async () => {
    await start(recipeOf(step('one', 'find')));
    const intent = { path: 'one', scope: '', effect: 'lookup', requestHash: await requestHash('find'), key: 'kept' };
    await (await store.openRun('a', 1))!.intend(intent, 1);
    await execute();
    expect(shop.calls.map(({ key, resumed }) => [key, resumed])).to.deep.equal([['kept', true]]);
  });

  it('fails a run whose journal holds another request', async () => {
    await start(recipeOf(step('one', 'put')));
    await (await store.openRun('a', 1))!.intend({ path: 'one', scope: '', effect: 'idempotent', requestHash: 'other', key: 'k' }, 1);
    expect(await execute()).to.include({ failed: 1 });
    expect((await store.run('a'))?.error).to.include({ code: 'replay_mismatch' });
    expect(shop.calls).to.deep.equal([]);
  });

  it('goes on with the recipe a run was started with, after the file was edited', async () => {
    await start(recipeOf(step('one', 'put', { with: { version: 1 } })), 'old');
    await start(recipeOf(step('one', 'put', { with: { version: 2 } })), 'new');
    await execute({ concurrency: 1 });
    expect(shop.effects.map(({ input }) => input)).to.deep.equal([{ version: 1 }, { version: 2 }]);
  });

  it('fails a run whose stored recipe cannot be read any more, and runs the others', async () => {
    await start(recipeOf(step('one', 'put', { with: { a: '${{ event. }}' } })), 'broken');
    await start(recipeOf(step('one', 'put')), 'sound');
    expect(await execute()).to.include({ failed: 1, succeeded: 1 });
  });

  it('leaves a run waiting when its action is not there any more', async () => {
    await start(recipeOf(step('one', 'gone')));
    expect(await execute()).to.include({ waiting: 1 });
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['there is no action shop.gone']);
  });

  it('fails a step whose output cannot be kept, and does not repeat its call', async () => {
    shop.handlers['send'] = () => 'x'.repeat(33 * 1024 * 1024);
    await start(recipeOf(step('one', 'send')));
    expect(await execute()).to.include({ failed: 1 });
    await execute();
    expect((await store.run('a'))?.error).to.include({ code: 'value_too_large' });
    expect(shop.calls).to.have.length(1);
  });

  it('runs no more at once than allowed, oldest first', async () => {
    let now = 0;
    let most = 0;
    shop.handlers['put'] = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
    };
    const recipe = recipeOf(step('one', 'put', { with: { n: '${{ event.n }}' } }));
    await Promise.all(Array.from({ length: 50 }, (_, n) => start(recipe, `run-${n}`, { n })));
    expect(await execute({ concurrency: 4 })).to.include({ succeeded: 50 });
    expect(most).to.equal(4);
    expect(shop.calls.slice(0, 4).map(({ input }) => input)).to.deep.equal([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }]);
  });

  async function requestHash(operation: string): Promise<string> {
    const { requestHashOf } = await import('../../../core/run/keys.js');
    return requestHashOf(`shop.${operation}`, {});
  }
});
