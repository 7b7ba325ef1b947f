import { expect } from 'chai';
import { ConnectorError, UnavailableError, errorTable, on } from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const FAULTS: Readonly<Record<string, Reply>> = {
  refused: new NetworkFault('refused', 'nothing there', false),
  'not found by name': new NetworkFault('dns', 'no such name', false),
  429: json({}, 429),
  500: json({}, 500),
  503: json({}, 503),
  'reset before sending': new NetworkFault('reset', 'broke', false),
  'reset after sending': new NetworkFault('reset', 'broke', true),
  timeout: new NetworkFault('timeout', 'late', true),
  'unreachable midway': new NetworkFault('refused', 'gone', true),
  'truncated 200': { headers: { 'content-type': 'application/json' }, body: '{"id":' },
  '200 HTML': { headers: { 'content-type': 'text/html' }, body: '<html>Maintenance</html>' },
  'wrong shape': json({ id: 'seven' }),
  'certificate refused midway': new NetworkFault('tls', 'bad record', true),
  'too large': new NetworkFault('too-large', 'huge', true),
  'declared not accepted': json({ error: 'busy' }, 500),
};
const EFFECTS = ['read', 'idempotent', 'keyed', 'unsafe'] as const;

const Notes = notesConnector({
  errors: errorTable({
    code: (fault: { error: string }) => fault.error,
    rows: [on({ code: 'busy' }, UnavailableError, { notAccepted: true })],
  }),
});

/** How often it was sent when the fault stays, and how it ended; then what one fault and a good answer come to. */
async function outcomes(): Promise<(effect: (typeof EFFECTS)[number], fault: Reply) => Promise<string>> {
  let faults: Reply[] = [];
  const http = new ScriptedHttp(() => faults.shift() ?? json({ id: 1 }));
  const notes = await open(Notes, { http });
  const call = async (effect: (typeof EFFECTS)[number], script: Reply[]): Promise<string> => {
    faults = script;
    const before = http.requests.length;
    const ended = await notes.call(effect, { text: 'hi' }).then(
      () => 'ok',
      (error: ConnectorError) => error.name,
    );
    return `${http.requests.length - before} ${ended}`;
  };
  return async (effect, fault) => `${await call(effect, Array<Reply>(9).fill(fault))}, once: ${await call(effect, [fault])}`;
}

describe('What an effect allows when a call goes wrong', () => {
  it('sends again exactly what cannot happen twice, and says so when nobody can tell (H7, H8, H11, H17, R5)', async () => {
    const outcome = await outcomes();
    const table: Record<string, Record<string, string>> = {};
    for (const [name, fault] of Object.entries(FAULTS)) {
      table[name] = {};
      for (const effect of EFFECTS) table[name][effect] = await outcome(effect, fault);
    }
    const same = (result: string): Record<string, string> => Object.fromEntries(EFFECTS.map((effect) => [effect, result]));
    const retried = (ended: string): string => `5 ${ended}, once: 2 ok`;
    const once = (ended: string): string => `1 ${ended}, once: 1 ${ended}`;
    const uncertain = once('UncertainError');
    expect(table).to.deep.equal({
      refused: same(retried('UnavailableError')),
      'not found by name': same(retried('UnavailableError')),
      429: same(retried('RateLimitError')),
      500: { ...same(retried('UnavailableError')), unsafe: uncertain },
      503: { ...same(retried('UnavailableError')), unsafe: uncertain },
      'reset before sending': same(retried('UnavailableError')),
      'reset after sending': { ...same(retried('UnavailableError')), unsafe: uncertain },
      timeout: { ...same(retried('UnavailableError')), unsafe: uncertain },
      'unreachable midway': { ...same(retried('UnavailableError')), unsafe: uncertain },
      'truncated 200': { ...same(retried('UnavailableError')), unsafe: uncertain },
      '200 HTML': { ...same(once('UnexpectedResponseError')), unsafe: uncertain },
      'wrong shape': { ...same(once('UnexpectedResponseError')), unsafe: uncertain },
      'certificate refused midway': { ...same(once('RejectedError')), unsafe: uncertain },
      'too large': { ...same(once('UnexpectedResponseError')), unsafe: uncertain },
      'declared not accepted': same(retried('UnavailableError')),
    });
  });

  it('carries one key through every attempt of a keyed call', async () => {
    const http = new ScriptedHttp((_request, index) => (index < 3 ? json({}, 503) : json({ id: 1 })));
    const notes = await open(Notes, { http });
    await notes.call('keyed', { text: 'hi' }, { key: 'run-1/step-2' });
    expect(http.requests.map(({ headers }) => headers['idempotency-key'])).to.deep.equal(Array(4).fill('run-1/step-2'));
  });

  it('does not let an error table call an unsafe request harmless when no answer came', async () => {
    const Trusting = notesConnector({ errors: errorTable({ rows: [on({ network: 'reset' }, UnavailableError)] }) });
    const http = new ScriptedHttp(() => new NetworkFault('reset', 'broke', true));
    const error = await (await open(Trusting, { http })).call('unsafe', { text: 'hi' }).catch((thrown: unknown) => thrown);
    expect([(error as ConnectorError).name, http.requests.length]).to.deep.equal(['UncertainError', 1]);
  });

  it('says of an error whether the vendor did nothing for certain, and not when an earlier try may have been heard', async () => {
    const proofs: Record<string, unknown> = {};
    const [refused, cutOff] = [FAULTS['refused']!, FAULTS['reset after sending']!];
    const scripts: Readonly<Record<string, readonly Reply[]>> = {
      refused: [refused],
      429: [json({}, 429)],
      'declared not accepted': [json({ error: 'busy' }, 500)],
      503: [json({}, 503)],
      'cut off, then refused': [cutOff, refused],
    };
    for (const [name, script] of Object.entries(scripts)) {
      for (const effect of ['keyed', 'unsafe'] as const) {
        const http = new ScriptedHttp((_request, index) => script[Math.min(index, script.length - 1)]!);
        const error = await (await open(Notes, { http })).call(effect, { text: 'hi' }).catch((thrown: unknown) => thrown);
        proofs[`${name}, ${effect}`] = (error as ConnectorError).notAccepted === true;
      }
    }
    expect(proofs).to.deep.equal({
      'refused, keyed': true,
      'refused, unsafe': true,
      '429, keyed': true,
      '429, unsafe': true,
      'declared not accepted, keyed': true,
      'declared not accepted, unsafe': true,
      '503, keyed': false,
      '503, unsafe': false,
      'cut off, then refused, keyed': false,
      'cut off, then refused, unsafe': false,
    });
  });

  it('sends nothing for an unsafe call that was begun before, and the same key again for a keyed one', async () => {
    const http = new ScriptedHttp(() => json({ id: 1 }));
    const notes = await open(Notes, { http });
    const error = await notes.call('unsafe', { text: 'hi' }, { resumed: true }).catch((thrown: ConnectorError) => thrown.name);
    await notes.call('keyed', { text: 'hi' }, { resumed: true, key: 'k' });
    expect([error, http.requests.length, http.requests[0]?.headers['idempotency-key']]).to.deep.equal(['UncertainError', 1, 'k']);
  });

  it('takes a delete for done that finds nothing after an attempt whose answer was lost, and only then', async () => {
    const outcome = async (...script: Reply[]): Promise<string> => {
      const notes = await open(Notes, { http: new ScriptedHttp(() => script.shift()!) });
      return notes.call('remove', { id: '1' }).then(
        () => 'ok',
        (error: ConnectorError) => error.name,
      );
    };
    const lost = new NetworkFault('reset', 'broke', true);
    expect(await outcome(lost, json({}, 404))).to.equal('ok');
    expect(await outcome(json({}, 404))).to.equal('NotFoundError');
    expect(await outcome(new NetworkFault('refused', 'down', false), json({}, 404))).to.equal('NotFoundError');
  });

  it('waits out a conflict with its own earlier attempt of the same key, also one of a process that died (R7)', async () => {
    const lost = new NetworkFault('reset', 'broke', true);
    const busy = json({ error: 'in progress' }, 409);
    const outcome = async (options: object, ...script: Reply[]): Promise<unknown> => {
      const http = new ScriptedHttp(() => script.shift()!);
      const notes = await open(Notes, { http });
      const ended = await notes.call('keyed', { text: 'a' }, { key: 'k1', ...options }).then(
        () => 'ok',
        (error: ConnectorError) => error.code,
      );
      return [ended, new Set(http.requests.map(({ headers }) => headers['idempotency-key'])).size];
    };
    expect(await outcome({}, lost, busy, busy, json({ id: 1 }))).to.deep.equal(['ok', 1]);
    expect(await outcome({ resumed: true }, busy, json({ id: 1 }))).to.deep.equal(['ok', 1]);
    expect(await outcome({}, busy)).to.deep.equal(['conflict', 1]);
    expect(await outcome({}, lost, busy, busy, busy, busy)).to.deep.equal(['still_busy', 1]);
  });
});
