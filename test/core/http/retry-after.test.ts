import { expect } from 'chai';
import { RateLimitError, errorTable, timeHeader, type ConnectorError, type ErrorTable } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { KeptLog } from '../support/kept-log.js';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const OWN_BACK_OFF = 250;

/** Milliseconds between a refusal with these headers and the next try. */
async function waited(headers: Record<string, string>, errors?: ErrorTable): Promise<number> {
  const clock = new VirtualClock(NOW, { skip: true });
  const sentAt: number[] = [];
  const http = new ScriptedHttp((_request, index) => {
    sentAt.push(clock.monotonic());
    return index === 0 ? json({}, 429, headers) : json({ id: 1 });
  });
  const notes = await open(notesConnector(errors && { errors }), { http, clock });
  await notes.call('unsafe', { text: 'hi' }, { timeoutMs: Infinity });
  return sentAt[1]! - sentAt[0]!;
}

const httpDate = (ms: number): string => new Date(ms).toUTCString();

describe('How long a vendor asks us to wait', () => {
  it('waits the seconds it is told, fractions too, and cuts them to a day (H1, H4)', async () => {
    expect([
      await waited({ 'retry-after': '120' }),
      await waited({ 'retry-after': '1.5' }),
      await waited({ 'retry-after': ' 7 ' }),
      await waited({ 'retry-after': '0' }),
      await waited({ 'retry-after': '9999999999' }),
    ]).to.deep.equal([120_000, 1500, 7000, 0, DAY]);
  });

  it('takes a date against the answer’s own clock, not ours (H2)', async () => {
    const wrongClock = NOW - 5 * DAY;
    expect([
      await waited({ 'retry-after': httpDate(NOW + 30_000) }),
      await waited({ 'retry-after': httpDate(wrongClock + 30_000), date: httpDate(wrongClock) }),
      await waited({ 'retry-after': httpDate(NOW - 30_000) }),
    ]).to.deep.equal([30_000, 30_000, 0]);
  });

  it('backs off by itself where nothing sensible is said (H3, H5)', async () => {
    const strange = ['', ' ', '-5', '120junk', 'soon', 'Infinity', 'NaN', '1e9', '0x10', 'Mon, nonsense', '2026'.repeat(0), '١٢'];
    for (const text of strange) expect(await waited({ 'retry-after': text }), text).to.equal(OWN_BACK_OFF);
    expect(await waited({})).to.equal(OWN_BACK_OFF);
  });

  it('reads a declared header in its declared unit, before the standard one (H6)', async () => {
    const at = NOW + 40_000;
    const by = (unit: Parameters<typeof timeHeader>[1], value: string) =>
      waited({ 'x-reset': value, 'retry-after': '9' }, errorTable({ retryAfter: timeHeader('X-Reset', unit) }));
    expect([
      await by('seconds', '40'),
      await by('milliseconds', '40000'),
      await by('epoch-seconds', String(at / 1000)),
      await by('epoch-milliseconds', String(at)),
      await by('iso-8601', new Date(at).toISOString()),
      await by('http-date', httpDate(at)),
      await by('epoch-seconds', String(NOW / 1000 - 100)),
      await by('seconds', 'unreadable'),
    ]).to.deep.equal([40_000, 40_000, 40_000, 40_000, 40_000, 40_000, 0, 9000]);
  });

  it('reads a time against the moment of the answer, however long that took', async () => {
    const clock = new VirtualClock(NOW, { skip: true });
    const log = new KeptLog();
    const http = new ScriptedHttp((_request, index) => {
      clock.jump(index === 0 ? 20_000 : 0);
      return index === 0 ? json({}, 429, { 'x-reset': String((NOW + 30_000) / 1000) }) : json({ id: 1 });
    });
    const errors = errorTable({ retryAfter: timeHeader('x-reset', 'epoch-seconds') });
    await (await open(notesConnector({ errors }), { http, clock, log })).call('read', { text: 'hi' });
    expect(log.events.find(({ event }) => event === 'http.retry')?.data).to.deep.include({
      waitMs: 10_000,
      code: 'rate_limited',
      status: 429,
    });
  });

  it('fails at once, with the wait, when that is longer than the call may take', async () => {
    const clock = new VirtualClock(NOW, { skip: true });
    const http = new ScriptedHttp(() => json({}, 429, { 'retry-after': '3600' }));
    const notes = await open(notesConnector(), { http, clock });
    const error = (await notes.call('read', { text: 'hi' }).catch((thrown: unknown) => thrown)) as RateLimitError;
    expect([error.name, error.retryAfterMs, http.requests.length, clock.monotonic()]).to.deep.equal(['RateLimitError', 3_600_000, 1, 0]);
    const next = (await notes.call('get', { id: '1' }).catch((thrown: unknown) => thrown)) as RateLimitError;
    expect([next.code, next.retryAfterMs, http.requests.length]).to.deep.equal(['budget_exhausted', 3_600_000, 1]);
  });

  it('lets a wait asked of one call hold for all of the connection, even after the last try (H1)', async () => {
    const clock = new VirtualClock(NOW, { skip: true });
    const sentAt: number[] = [];
    const http = new ScriptedHttp((_request, index) => {
      sentAt.push(clock.monotonic());
      return index === 0 ? json({}, 429, { 'retry-after': '60' }) : json({ id: 1 });
    });
    const notes = await open(notesConnector(), { http, clock, limits: { attempts: 1 } });
    await notes.call('read', { text: 'hi' }).catch((error: ConnectorError) => error);
    await Promise.all([notes.call('get', { id: '1' }), notes.call('unsafe', { text: 'hi' })]);
    expect(sentAt).to.deep.equal([0, 60_000, 60_000]);
  });
});
