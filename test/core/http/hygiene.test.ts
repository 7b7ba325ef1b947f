import { getEventListeners } from 'node:events';
import { expect } from 'chai';
import type { Clock } from 'trunkline';
import type { ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

/** Counts the alarms that are set and neither rang nor were taken back. */
class CountingClock extends VirtualClock implements Clock {
  pending = 0;

  override after(ms: number, fn: () => void): () => void {
    let isOpen = true;
    const settle = (): void => {
      if (isOpen) this.pending -= 1;
      isOpen = false;
    };
    this.pending += 1;
    const cancel = super.after(ms, () => (settle(), fn()));
    return () => (settle(), cancel());
  }
}

describe('A thousand calls', () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => void rejections.push(reason);
  before(() => process.on('unhandledRejection', note));
  after(() => process.off('unhandledRejection', note));

  it('leave no listener on the signal they shared, no timer and no rejection that nobody saw', async () => {
    const clock = new CountingClock(undefined, { skip: true });
    const stop = new AbortController();
    const replies = [() => json({ id: 1 }), () => json({}, 503), () => json({}, 429), () => 'silence' as const, () => json({}, 400)];
    const http = new ScriptedHttp((_request, index) => replies[index % replies.length]!());
    const notes = await open(notesConnector(), { http, clock, limits: { attempts: 2 } });
    for (let call = 0; call < 1000; call += 1) {
      await notes.call('read', { text: 'hi' }, { signal: stop.signal }).catch((error: ConnectorError) => error);
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect([getEventListeners(stop.signal, 'abort').length, clock.pending, rejections]).to.deep.equal([0, 0, []]);
  });

  it('stopped all at once leave nothing behind either', async () => {
    const clock = new CountingClock();
    const stop = new AbortController();
    const notes = await open(notesConnector(), { http: new ScriptedHttp(() => 'silence'), clock });
    const calls = Array.from({ length: 1000 }, () =>
      notes.call('unsafe', { text: 'hi' }, { signal: stop.signal }).catch((error: ConnectorError) => error.name),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    expect(new Set(await Promise.all(calls))).to.deep.equal(new Set(['UncertainError']));
    expect([getEventListeners(stop.signal, 'abort').length, clock.pending, rejections]).to.deep.equal([0, 0, []]);
  });

  it('as many pages read with one signal leave nothing behind, the reader gone or not', async () => {
    const clock = new CountingClock(undefined, { skip: true });
    const stop = new AbortController();
    const http = new ScriptedHttp((_request, index) => json({ data: [{ id: index }] }));
    const notes = await open(notesConnector(), { http, clock });
    for await (const page of notes.list('list', undefined, { signal: stop.signal }).pages()) if (page.index === 999) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect([http.requests.length, clock.pending, rejections]).to.deep.equal([1000, 0, []]);
    expect(getEventListeners(stop.signal, 'abort').length).to.equal(0);
  });
});
