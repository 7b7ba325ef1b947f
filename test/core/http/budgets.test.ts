import { expect } from 'chai';
import fc from 'fast-check';
import { bearer, Connector, Get, rateLimit, Secret, timeHeader, type Action, type ConnectorError } from 'trunkline/sdk';
import { documentOf } from 'trunkline/document';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Note, NOTES_URL, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { Quota } from '../../../core/http/quota.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { runs } from '../../support/depth.js';

type Limit = Parameters<typeof rateLimit>[0];

/** Times at which calls left, when each answer has these headers. */
async function sendTimes(limits: readonly Limit[], calls: number, headers: (index: number) => Record<string, string> = () => ({})) {
  const clock = new VirtualClock(undefined, { skip: true });
  const sentAt: number[] = [];
  const http = new ScriptedHttp((_request, index) => {
    sentAt.push(clock.monotonic());
    return json({ id: 1 }, 200, headers(index));
  });
  const notes = await open(notesConnector({ rateLimits: limits.map(rateLimit) }), { http, clock });
  const one = () => notes.call('get', { id: '1' }, { timeoutMs: Infinity });
  return { sentAt, one, notes, clock, http, all: () => Promise.all(Array.from({ length: calls }, one)) };
}

const mostInWindow = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

describe('A quota that the calls of a connection share', () => {
  it('is never exceeded in any window, whatever the limits and however many call at once', async () => {
    const limit = fc.record({ limit: fc.integer({ min: 1, max: 5 }), perSeconds: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(limit, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 14 }), async (limits, calls) => {
        const run = await sendTimes(
          limits.map((each, index) => ({ ...each, name: `b${index}` })),
          calls,
        );
        await run.all();
        expect(run.sentAt).to.have.length(calls);
        for (const { limit: most, perSeconds } of limits) expect(mostInWindow(run.sentAt, perSeconds * 1000)).to.be.at.most(most);
      }),
      { numRuns: runs(40), seed: 7 },
    );
  });

  it('holds when the clock of the machine is set back or forth', async () => {
    const run = await sendTimes([{ limit: 2, perSeconds: 1 }], 0);
    for (const jump of [0, 0, -3_600_000, 3_600_000, 0]) {
      run.clock.jump(jump);
      await run.one();
    }
    expect(run.sentAt).to.deep.equal([0, 0, 1000, 1000, 2000]);
  });

  it('counts for the operations it names, and for no other', async () => {
    const run = await sendTimes([{ limit: 1, perSeconds: 9, operations: ['get'] }], 0);
    await Promise.all([run.one(), run.one(), run.notes.call('read', { text: 'a' }), run.notes.call('read', { text: 'b' })]);
    expect(run.sentAt).to.deep.equal([0, 0, 0, 9000]);
  });

  it('is counted apart for every value of an input field, and together for calls without it', async () => {
    const run = await sendTimes([{ limit: 1, perSeconds: 9, per: 'id' }], 0);
    const get = (id: string) => run.notes.call('get', { id }, { timeoutMs: Infinity });
    await Promise.all([get('1'), get('2'), run.notes.call('read', { text: 'a' })]);
    expect(run.sentAt).to.deep.equal([0, 0, 0]);
    await Promise.all([get('1'), run.notes.call('read', { text: 'a' })]);
    expect(run.sentAt).to.deep.equal([0, 0, 0, 9000, 9000]);
  });

  it('is kept beside every other one, also where two have the same name', async () => {
    const run = await sendTimes(
      [
        { limit: 2, perSeconds: 1 },
        { limit: 3, perSeconds: 60 },
      ],
      4,
    );
    await run.all();
    expect(run.sentAt).to.deep.equal([0, 0, 1000, 60_000]);
  });

  it('of a value that was long not called for leaves nothing behind, and one that is used up stays so', () => {
    const clock = new VirtualClock();
    const quota = new Quota({ name: 'q', limit: 1, perMs: 1000, per: 'id' }, clock);
    const spent = quota.budget({ id: 0 });
    spent.block(3_600_000);
    const quiet = quota.budget({ id: 1 });
    for (let id = 2; id < 3000; id += 1) quota.budget({ id });
    expect([quota.budget({ id: 0 }) === spent, quota.budget({ id: 1 }) === quiet]).to.deep.equal([true, false]);
  });

  it('is as great as the plan of the connection says', async () => {
    for (const [workspace, sent] of [
      ['big', [0, 0, 0]],
      ['small', [0, 1000, 2000]],
      [undefined, [0, 0, 1000]],
    ] as const) {
      const clock = new VirtualClock(undefined, { skip: true });
      const sentAt: number[] = [];
      const http = new ScriptedHttp(() => {
        sentAt.push(clock.monotonic());
        return json({ id: 1 });
      });
      const limit = rateLimit({ limit: 2, limitBy: { setting: 'workspace', limits: { big: 9, small: 1 } }, perSeconds: 1 });
      const settings = { token: new Secret('t'), workspace };
      const notes = await open(notesConnector({ rateLimits: [limit] }), { http, clock, settings });
      await Promise.all([1, 2, 3].map(() => notes.call('get', { id: '1' })));
      expect(sentAt).to.deep.equal(sent);
    }
  });

  it('grows where the vendor grants more than is declared', async () => {
    const run = await sendTimes([{ limit: 1, perSeconds: 60, headers: { remaining: 'X-Left' } }], 0, () => ({ 'x-left': '5' }));
    for (let call = 0; call < 3; call += 1) await run.one();
    expect(run.sentAt).to.deep.equal([0, 0, 0]);
  });

  it('covers the operations below a path, and not those whose path only begins like it', () => {
    @Connector(NotesConnection, {
      name: 'notes',
      title: 'N',
      source: 's',
      baseUrl: NOTES_URL,
      auth: bearer((c) => c.token),
      rateLimits: [rateLimit({ limit: 1, perSeconds: 1, below: ['/me/'], operations: ['other'] })],
    })
    class Covered {
      @Get('/me', { title: 'Me', output: Note }) declare me: Action<void, Note>;
      @Get('/me/notes', { title: 'Mine', output: Note }) declare mine: Action<void, Note>;
      @Get('/menu', { title: 'Menu', output: Note }) declare menu: Action<void, Note>;
      @Get('/other', { title: 'Other', output: Note }) declare other: Action<void, Note>;
    }
    expect(documentOf(Covered).budgets).to.deep.equal([{ name: 'calls', limit: 1, perMs: 1000, operations: ['other', 'me', 'mine'] }]);
  });

  it('learns from used and max, or from remaining and limit, that others draw on it too', async () => {
    const used = await sendTimes([{ limit: 5, perSeconds: 10, headers: { used: 'x-used', max: 'x-max' } }], 0, () => ({
      'x-used': '9',
      'x-max': '10',
    }));
    for (let call = 0; call < 3; call += 1) await used.one();
    expect(used.sentAt).to.deep.equal([0, 0, 10_000]);
    const left = await sendTimes([{ limit: 5, perSeconds: 10, headers: { remaining: 'x-left', limit: 'x-limit' } }], 0, () => ({
      'x-left': '2',
      'x-limit': '4',
    }));
    for (let call = 0; call < 5; call += 1) await left.one();
    expect(left.sentAt).to.deep.equal([0, 0, 0, 10_000, 10_000]);
  });

  it('waits until the vendor’s own reset, in any unit, and not longer', async () => {
    const start = new VirtualClock().now();
    const resets = {
      seconds: '4',
      milliseconds: '4000',
      'epoch-seconds': String(start / 1000 + 4),
      'epoch-milliseconds': String(start + 4000),
    } as const;
    for (const unit of Object.keys(resets) as (keyof typeof resets)[]) {
      const headers = { remaining: 'left', reset: timeHeader('X-Reset', unit) };
      const run = await sendTimes([{ limit: 3, perSeconds: 60, headers }], 0, (index): Record<string, string> =>
        index === 0 ? { left: '0', 'x-reset': resets[unit] } : {},
      );
      await run.one();
      await run.one();
      expect(run.sentAt, unit).to.deep.equal([0, 4000]);
    }
  });

  it('believes no header that makes no sense, and is not stopped by a huge one', async () => {
    for (const strange of ['-1', 'many', '', '1e9', '999999999', '99999999999999999999', '0x10', '1.5']) {
      const headers = {
        limit: 'x-limit',
        used: 'x-used',
        remaining: 'x-left',
        max: 'x-max',
        reset: timeHeader('x-reset', 'seconds'),
      } as const;
      const run = await sendTimes([{ limit: 2, perSeconds: 1, headers }], 0, () => ({
        'x-limit': strange,
        'x-used': strange,
        'x-reset': strange,
      }));
      await run.one();
      await run.one();
      expect(run.sentAt.at(-1), strange).to.be.at.most(1000);
    }
  });

  it('comes back when a refusal says so, though the refusal counts a full window', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const sentAt: number[] = [];
    const http = new ScriptedHttp((_request, index) => {
      sentAt.push(clock.monotonic());
      return index === 0
        ? json({}, 429, { 'retry-after': '0.2', used: '101', max: '100' })
        : json({ id: 1 }, 200, { used: '1', max: '100' });
    });
    const limit = rateLimit({ limit: 100, perSeconds: 60, headers: { used: 'used', max: 'max' } });
    const notes = await open(notesConnector({ rateLimits: [limit] }), { http, clock });
    await notes.call('get', { id: '1' });
    expect(sentAt).to.deep.equal([0, 200]);
  });

  it('ends a call at once when its room comes after the deadline, and says when to come back', async () => {
    const run = await sendTimes([{ limit: 1, perSeconds: 60 }], 0);
    await run.one();
    const error = (await run.notes.call('get', { id: '1' }, { timeoutMs: 30_000 }).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect(error.toJSON()).to.deep.include({ name: 'UnavailableError', code: 'budget_exhausted', retryAfterMs: 60_000 });
    expect([run.http.requests.length, run.clock.monotonic()]).to.deep.equal([1, 0]);
  });

  it('belongs to one connection: another of the same connector is not slowed', async () => {
    const Limited = notesConnector({ rateLimits: [rateLimit({ limit: 1, perSeconds: 60 })] });
    const clock = new VirtualClock(undefined, { skip: true });
    const http = new ScriptedHttp(() => json({ id: 1 }));
    for (let connection = 0; connection < 3; connection += 1) await (await open(Limited, { http, clock })).call('get', { id: '1' });
    expect(clock.monotonic()).to.equal(0);
  });
});
