import { expect } from 'chai';
import type { Connection } from 'trunkline';
import type { ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import type { WireRequest } from '../../../core/ports/http.js';
import { filesConnector } from '../support/files-connector.js';
import { KeptLog } from '../support/kept-log.js';
import { open, TOKEN } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const Files = filesConnector();
type Files = InstanceType<typeof Files>;

const started = json({ id: 'e 1' }, 202);
const running = json({ state: 'running' });
const done = json({ state: 'completed', rows: 7, file: 42 });
const lost = new NetworkFault('reset', 'broke', true);

/** A vendor that answers with these, one after the other and then the last again and again. */
async function vendor(...replies: readonly Reply[]) {
  const clock = new VirtualClock(undefined, { skip: true });
  const log = new KeptLog();
  const at: number[] = [];
  const http = new ScriptedHttp((_request, index) => {
    at.push(clock.monotonic() / 1000);
    return replies[Math.min(index, replies.length - 1)]!;
  });
  return { files: await open(Files, { http, clock, log, limits: { attempts: 1 } }), http, log, at };
}

const say = ({ method, url }: WireRequest): string => `${method} ${url.pathname.replace('/v1', '')}`;
const ends = (call: Promise<unknown>): Promise<string> => call.then(String, ({ name, code }: ConnectorError) => `${name} ${code}`);

describe('A call that only starts a job', () => {
  it('asks how it stands until it is done, and gives the last status', async () => {
    const { files, http, at, log } = await vendor(started, running, json({ state: 'queued again' }), done);
    expect(await files.call('report', { id: 'r' })).to.deep.equal({ rows: 7, state: 'completed', file: 42 });
    expect(http.requests.map(say)).to.deep.equal(['GET /reports/r', ...Array<string>(3).fill('GET /exports/e%201')]);
    expect(at).to.deep.equal([0, 5, 10, 15]);
    const waits = log.events.filter(({ event }) => event === 'job.wait');
    expect(waits.map(({ data }) => data)).to.deep.equal([
      { state: undefined, waitMs: 5000 },
      { state: 'running', waitMs: 5000 },
      { state: 'queued again', waitMs: 5000 },
    ]);
  });

  it('waits as long as an answer asks, that of the start too', async () => {
    const asking = (seconds: string, state: string): Reply => json({ id: 'e', state, rows: 1 }, 200, { 'retry-after': seconds });
    const { files, at } = await vendor(asking('2', ''), asking('1.5', 'running'), asking('nonsense', 'running'), done);
    await files.call('report', { id: 'r' });
    expect(at).to.deep.equal([0, 2, 3.5, 8.5]);
  });

  it('fetches the result from where input, start and last status say it is, with the headers it began with', async () => {
    const { files, http } = await vendor(json({ id: 9 }), done, json({ rows: 3 }));
    expect(await files.call('result', { what: 'a/b' })).to.deep.equal({ rows: 3 });
    expect(http.requests.map(say)).to.deep.equal(['POST /results', 'GET /exports/9', 'GET /results/a%2Fb/42']);
    expect(http.requests.map(({ headers, body }) => [headers['x-version'], headers['authorization'] !== undefined, body])).to.deep.equal([
      ['2', true, '{"what":"a/b"}'],
      ['2', true, undefined],
      ['2', true, undefined],
    ]);
  });

  it('sends the key of a keyed start with nothing else', async () => {
    const { files, http } = await vendor(started, done);
    await files.call('keyedReport', { what: 'a' }, { key: 'k' });
    expect(http.requests.map(({ headers }) => headers['x-key'])).to.deep.equal(['k', undefined]);
  });

  it('downloads a file where that is the result', async () => {
    const { files, http } = await vendor(started, running, done, { body: 'rows', headers: { 'content-type': 'text/csv' } });
    const { body, type } = await files.download('export', { what: 'orders' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    expect([Buffer.concat(chunks).toString(), type]).to.deep.equal(['rows', 'text/csv']);
    expect(http.requests.map((request) => `${say(request)} ${request.headers['accept']}`)).to.deep.equal([
      'POST /exports application/json',
      'GET /exports/e%201 application/json',
      'GET /exports/e%201 application/json',
      'GET /exports/e%201/orders */*',
    ]);
  });

  it('is refused in the vendor’s own words when the job failed, whatever its effect, and without its secrets', async () => {
    const failed = json({ state: 'expired', error: `no such ${TOKEN}` });
    for (const operation of ['unsafeReport', 'keyedReport'] as const) {
      const { files } = await vendor(started, failed);
      const { name, code, message, notAccepted } = (await rejection(files.call(operation, { what: 'a' }))) as ConnectorError;
      expect([name, code, notAccepted]).to.deep.equal(['RejectedError', 'job_failed', undefined]);
      expect(message).to.equal(`files.${operation} was begun and failed: no such [secret]`);
    }
    const silent = await vendor(started, json({ state: 'failed' }));
    const { message } = (await rejection(silent.files.download('export', { what: 'a' }))) as ConnectorError;
    expect(message).to.equal('files.export was begun and failed: its state is "failed"');
  });

  it('is not done in a state that nobody has named, and ends where its time would', async () => {
    const { files, at } = await vendor(started, json({ state: 'Completed' }));
    const error = (await rejection(files.call('report', { id: 'r' }, { timeoutMs: 12_000 }))) as ConnectorError;
    expect(error.message).to.equal('files.report was begun and is in the state "Completed"; the call has no time to wait for its end.');
    expect([error.name, error.code, at]).to.deep.equal(['UnavailableError', 'job_unfinished', [0, 5, 10]]);
  });

  describe('and goes wrong after its start', () => {
    const faults: Readonly<Record<string, readonly [replies: readonly Reply[], readErrors: string]>> = {
      'the status is lost': [[started, lost], 'UnavailableError reset'],
      'the status is not found': [[started, json({}, 404)], 'NotFoundError not_found'],
      'the status is refused': [[started, json({}, 401)], 'AuthenticationError authentication_failed'],
      'the status is a page for people': [
        [started, { headers: { 'content-type': 'text/html' }, body: '<p>' }],
        'UnexpectedResponseError not_json',
      ],
      'the start names no job': [[json({})], 'UnexpectedResponseError no_job'],
      'the start names another path': [[json({ id: '..' })], 'UnexpectedResponseError no_job'],
      'the result has another shape': [[started, json({ state: 'completed' })], 'UnexpectedResponseError unexpected_shape'],
      'its time is over': [[started, running], 'UnavailableError job_unfinished'],
    };
    const ending = async (operation: 'report' | 'unsafeReport' | 'keyedReport', replies: readonly Reply[]): Promise<string> => {
      const { files } = await vendor(...replies);
      return ends(operation === 'report' ? files.call(operation, { id: 'r' }) : files.call(operation, { what: 'a' }));
    };

    it('just fails when nothing was changed by it, or it may be begun again', async () => {
      for (const [name, [replies, expected]] of Object.entries(faults)) {
        expect(await ending('report', replies), name).to.equal(expected);
        expect(await ending('keyedReport', replies), name).to.equal(expected);
      }
    });

    it('is uncertain when it must not be begun again, and is not begun again', async () => {
      for (const [name, [replies]] of Object.entries(faults))
        expect(await ending('unsafeReport', replies), name).to.equal('UncertainError uncertain');
      const { files, http } = await vendor(started, lost);
      const { message } = (await rejection(files.call('unsafeReport', { what: 'a' }))) as ConnectorError;
      expect(message).to.match(/^files\.unsafeReport got no answer from .* What was sent before was answered as done\.$/);
      expect(http.requests.filter(({ method }) => method === 'POST').length).to.equal(1);
      const file = await vendor(started, done, json({}, 404));
      expect(await ends(file.files.download('export', { what: 'a' }))).to.equal('UncertainError uncertain');
    });

    it('never says that the vendor did nothing, though the request after the start did not leave', async () => {
      const { files } = await vendor(started, new NetworkFault('refused', 'nothing there', false));
      const { name, notAccepted } = (await rejection(files.call('keyedReport', { what: 'a' }))) as ConnectorError;
      expect([name, notAccepted]).to.deep.equal(['UnavailableError', undefined]);
    });

    it('is stopped by its caller between two looks', async () => {
      for (const [operation, expected] of [
        ['report', 'CancelledError'],
        ['unsafeReport', 'UncertainError'],
      ] as const) {
        const { files, stop, http } = await stoppedWhileRunning();
        const input =
          operation === 'report'
            ? files.call(operation, { id: 'r' }, { signal: stop.signal })
            : files.call(operation, { what: 'a' }, { signal: stop.signal });
        expect([(await ends(input)).split(' ')[0], http.requests.length]).to.deep.equal([expected, 2]);
      }
    });
  });

  it('sends nothing when the input cannot stand in its later paths', async () => {
    const { files, http } = await vendor(started, done);
    expect(await ends(files.call('result', { what: '..' }))).to.equal('InvalidInputError invalid_input');
    expect(await ends(files.call('unsafeReport', { what: 'a' }, { resumed: true }))).to.equal('UncertainError uncertain');
    expect(http.requests).to.deep.equal([]);
  });
});

/** The caller stops while the job waits for its second look. */
async function stoppedWhileRunning(): Promise<{ files: Connection<Files>; stop: AbortController; http: ScriptedHttp }> {
  const stop = new AbortController();
  const clock = new VirtualClock();
  const http = new ScriptedHttp((_request, index) => {
    setImmediate(() => (index === 0 ? void clock.advance(5000) : stop.abort()));
    return index === 0 ? started : running;
  });
  return { files: await open(Files, { http, clock }), stop, http };
}
