import { expect } from 'chai';
import { LongPolls, Routes, startServer, StateFile, VirtualClock } from 'trunkline/testing';

/** What has come to its end so far. */
function watch(promises: Readonly<Record<string, Promise<void>>>): string[] {
  const ended: string[] = [];
  for (const [name, promise] of Object.entries(promises)) void promise.then(() => ended.push(name));
  return ended;
}
const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

describe('a long poll', () => {
  it('ends when its time is up, and not before', async () => {
    const clock = new VirtualClock();
    const polls = new LongPolls(clock);
    const ended = watch({ short: polls.wait('notes', 1000), long: polls.wait('notes', 5000) });
    await clock.advance(999);
    expect([ended, polls.waiting('notes')]).to.deep.equal([[], 2]);
    await clock.advance(1);
    expect([ended, polls.waiting('notes')]).to.deep.equal([['short'], 1]);
  });

  it('ends when what it waits for happens, and waits on for anything else', async () => {
    const polls = new LongPolls(new VirtualClock());
    const ended = watch({ notes: polls.wait('notes', 1000), more: polls.wait('notes', 1000), others: polls.wait('others', 1000) });
    polls.wake('notes');
    await turn();
    expect([ended, polls.waiting()]).to.deep.equal([['notes', 'more'], 1]);
    polls.close();
    polls.close();
    await turn();
    expect([ended, polls.waiting()]).to.deep.equal([['notes', 'more', 'others'], 0]);
  });

  it('holds an answer back while other requests are handled', async () => {
    const polls = new LongPolls(new VirtualClock());
    const routes = new Routes();
    routes.get('/wait', () => ({ status: 200, later: polls.wait('notes', 1000).then(() => ({ status: 200, raw: 'news' })) }));
    routes.post('/notes', () => {
      polls.wake('notes');
      return { status: 204 };
    });
    const file = await StateFile.open('notes');
    const vendor = await startServer({ routes, file, errorAnswer: (status) => ({ status }) });
    const waiting = fetch(`${vendor.origin}/wait`);
    while (polls.waiting('notes') === 0) await turn();
    expect((await fetch(`${vendor.origin}/notes`, { method: 'POST' })).status).to.equal(204);
    expect(await (await waiting).text()).to.equal('news');
    await vendor.close();
  });
});
