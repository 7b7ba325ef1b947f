import { expect } from 'chai';
import { errorTable, on, rateLimit, RateLimitError, UnavailableError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const INPUT = { text: 'hi' };

/** A connection, and what happened in the order it did: `asked`, `told`, and the instants of requests. */
async function watched(replies: readonly Reply[] = [], limits: Parameters<typeof rateLimit>[0][] = [], rows: ReturnType<typeof on>[] = []) {
  const clock = new VirtualClock(undefined, { skip: true });
  const said: string[] = [];
  const http = new ScriptedHttp((_request, index) => {
    said.push(`sent at ${clock.monotonic()}`);
    return replies[index] ?? json({ id: 1 });
  });
  const notes = await open(notesConnector({ rateLimits: limits.map(rateLimit), errors: errorTable({ rows }) }), { http, clock });
  const beforeEffect = async (): Promise<void> => {
    said.push(`asked at ${clock.monotonic()}`);
    await clock.sleep(5);
    said.push('told');
  };
  return { notes, said, clock, http, beforeEffect };
}

describe('Who must know before something leaves that may change something', () => {
  it('is asked when there is room in the quota, and it leaves when they know', async () => {
    const { notes, said, beforeEffect } = await watched([], [{ limit: 1, perSeconds: 60 }]);
    await notes.call('unsafe', INPUT);
    await notes.call('unsafe', INPUT, { beforeEffect });
    expect(said).to.deep.equal(['sent at 0', 'asked at 60000', 'told', 'sent at 60005']);
  });

  it('is not asked about what only reads', async () => {
    const { notes, said, beforeEffect } = await watched();
    await notes.call('read', INPUT, { beforeEffect });
    expect(said).to.deep.equal(['sent at 0']);
  });

  it('keeps it from leaving, and is told the same', async () => {
    const { notes, said } = await watched();
    const no = new Error('no disk');
    expect(await rejection(notes.call('keyed', INPUT, { beforeEffect: () => Promise.reject(no) }))).to.equal(no);
    expect(said).to.deep.equal([]);
  });

  it('is not waited for beyond the time of the call: then nothing leaves', async () => {
    const { notes, said, beforeEffect } = await watched();
    const error = await rejection(notes.call('unsafe', INPUT, { beforeEffect, timeoutMs: 5 }));
    expect(error).to.include({ code: 'deadline', notAccepted: true });
    expect(said).to.deep.equal(['asked at 0', 'told']);
  });

  it('is told at once of a wait that the vendor asks for, as nothing has happened: it is theirs to write down', async () => {
    const limited = json({}, 429, { 'retry-after': '30' });
    const { notes, said, beforeEffect } = await watched([limited, limited]);
    const error = await rejection(notes.call('unsafe', INPUT, { beforeEffect }));
    expect(error).to.be.instanceOf(RateLimitError);
    expect(error).to.include({ retryAfterMs: 30_000, notAccepted: true });
    expect(said).to.deep.equal(['asked at 0', 'told', 'sent at 5']);
    await notes.call('unsafe', INPUT);
    expect(said.slice(3), 'without them the call waits itself').to.deep.equal(['sent at 30005', 'sent at 60005']);
  });

  it('is told of no wait for a repeat of what may have happened: that is no wait for nothing', async () => {
    const { notes, said, beforeEffect } = await watched(
      [json({}, 503, { 'retry-after': '30' })],
      [],
      [on({ status: 503 }, UnavailableError, { notAccepted: true })],
    );
    await notes.call('keyed', INPUT, { beforeEffect, resumed: true });
    expect(said.filter((one) => one.startsWith('sent'))).to.deep.equal(['sent at 5', 'sent at 30010']);
  });
});
