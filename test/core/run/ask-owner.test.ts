import { join } from 'node:path';
import { expect } from 'chai';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import type { RunCommand } from '../../../core/ports/store/index.js';
import { askOwner, askOwnerAll } from '../../../core/run/ask-owner.js';
import { CommandRunner } from '../../../core/run/commands.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { ownedStore } from '../support/owned-store.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf } from './support/recipe-lab.js';

const CANCEL: RunCommand = { kind: 'cancel', run: 'a', reason: 'enough' };
const claim = { name: 'engine', holder: 'the command line' };

describe('asking the owner of a store', () => {
  const folder = tempFolder();

  it('says that the owner does not answer; what was asked is done by the next one', async () => {
    const path = join(folder(), 'store.db');
    const clock = new VirtualClock(undefined, { skip: true });
    const deaf = await ownedStore(path);
    await deaf.startRun({ id: 'a', recipe: revisionOf(recipeOf('steps: [{ wait: { signal: go } }]')), event: null }, 0);
    const store = openSqliteStore(path);
    store.acquire = () => Promise.resolve(undefined); // As it is while the owner lives, and at once.
    const error = await rejection(askOwner({ store, clock, claim }, CANCEL));
    expect(error).to.include({ code: 'store_silent', message: 'test owns the store and has not answered for 10 seconds.' });
    await deaf.close();
    const next = await ownedStore(path);
    await new CommandRunner({ store: next, clock }).obey();
    expect(await next.run('a')).to.include({ cancelled: true });
    await next.close();
    await store.close();
  });

  it('takes the answer of an owner that looks later', async () => {
    const path = join(folder(), 'store.db');
    const clock = new SystemClock();
    const owner = await ownedStore(path);
    await owner.startRun({ id: 'a', recipe: revisionOf(recipeOf('steps: [{ wait: { signal: go } }]')), event: null }, 0);
    const stop = new CommandRunner({ store: owner, clock }).watch(20);
    const store = openSqliteStore(path);
    expect(await askOwner({ store, clock, claim }, CANCEL)).to.include({ done: true, byOwner: true });
    await stop();
    await store.close();
    await owner.close();
  });

  it('does what was asked itself where nobody owns the store, and gives it back', async () => {
    const path = join(folder(), 'store.db');
    const clock = new SystemClock();
    const before = await ownedStore(path);
    await before.startRun({ id: 'a', recipe: revisionOf(recipeOf('steps: [{ wait: { signal: go } }]')), event: null }, 0);
    await before.close();
    const store = openSqliteStore(path);
    expect(await askOwner({ store, clock, claim }, CANCEL)).to.include({ done: true, byOwner: false });
    expect(await store.run('a')).to.include({ status: 'cancelled' });
    const after = await ownedStore(path);
    await after.close();
    await store.close();
  });

  it('waits for an owner that answers one of many things after the other, for as long as it goes on answering', async () => {
    const path = join(folder(), 'store.db');
    const clock = new VirtualClock(undefined, { skip: true });
    const store = openSqliteStore(path);
    store.acquire = () => Promise.resolve(undefined);
    const begun = clock.now();
    let first: number | undefined;
    store.commandAnswer = (number) => {
      first ??= number;
      const isAnswered = clock.now() - begun > 8_000 * (number - first + 1);
      return Promise.resolve(isAnswered ? { done: true, message: String(number - first) } : undefined);
    };
    const answers = await askOwnerAll({ store, clock, claim }, [CANCEL, CANCEL, CANCEL]);
    expect(answers.map(({ message }) => message)).to.deep.equal(['0', '1', '2']);
    await store.close();
  });

  it('has more things done than one look at them takes, where nobody owns the store', async () => {
    const path = join(folder(), 'store.db');
    const store = openSqliteStore(path);
    const answers = await askOwnerAll(
      { store, clock: new SystemClock(), claim },
      Array.from({ length: 250 }, (_, place) => ({ ...CANCEL, run: `none ${place}` })),
    );
    expect(new Set(answers.map(({ done, message, byOwner }) => `${done} ${message} ${byOwner}`))).to.deep.equal(
      new Set(['false It has ended already. false']),
    );
    await store.close();
  });
});
