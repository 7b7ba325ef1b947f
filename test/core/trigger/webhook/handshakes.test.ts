import { expect } from 'chai';
import { handshake, type Handshake } from 'trunkline/sdk';
import { bytes, openShop, outcome, signed } from './hooked-shop.js';

interface Ping {
  readonly type?: string;
  readonly validation_code?: unknown;
  readonly payload?: unknown;
}

const PING = handshake({
  when: (body: Ping) => body.validation_code,
  json: { validation_code: (body: Ping) => body.validation_code, ok: 'yes' },
});
const CHALLENGE = handshake({ when: (body: Ping) => body.type, equals: 'verify', status: 202 });
const HOOK_SECRET = handshake({ when: { header: 'X-Hook-Secret' }, unsigned: true, headers: { 'X-Hook-Secret': 'X-Hook-Secret' } });

const opened = (...declared: Handshake[]) => openShop({ more: { handshake: declared } });

describe('a handshake', () => {
  it('is answered with the values the vendor waits for, as often as it asks', async () => {
    const { shop } = await opened(PING, CHALLENGE);
    for (let time = 1; time <= 2; time += 1) {
      expect(await shop.receive(signed({ payload: 'ping', validation_code: 'abc"7' }))).to.deep.equal({
        kind: 'handshake',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"validation_code":"abc\\"7","ok":"yes"}',
      });
    }
  });

  it('is told from an event by a value', async () => {
    const { shop } = await opened(CHALLENGE);
    expect(await shop.receive(signed({ type: 'verify' }))).to.deep.equal({ kind: 'handshake', status: 202, headers: {}, body: '' });
    expect(outcome(await shop.receive(signed({ type: 'other' })))).to.equal('ignored');
  });

  it('is verified like any notification', async () => {
    const { shop } = await opened(PING);
    expect(outcome(await shop.receive({ ...signed({ validation_code: 'abc' }), headers: {} }))).to.equal('unsigned');
  });

  it('repeats a header before there is a secret, where the vendor does it so, and lets in nothing else unsigned', async () => {
    const { shop } = await openShop({ key: null, more: { handshake: [HOOK_SECRET] } });
    expect(await shop.receive({ headers: { 'x-hook-secret': 's3' }, body: bytes('') })).to.deep.equal({
      kind: 'handshake',
      status: 200,
      headers: { 'x-hook-secret': 's3' },
      body: '',
    });
    expect(outcome(await shop.receive(signed({ event: 'order.created' })))).to.equal('no-secret');
  });

  it('repeats no long value, no object and no line break', async () => {
    const { shop } = await opened(PING, HOOK_SECRET);
    for (const validation_code of ['x'.repeat(1025), { deep: 1 }, ['a']])
      expect(outcome(await shop.receive(signed({ validation_code })))).to.equal('malformed');
    for (const secret of ['a\r\nset-cookie: b', 'x'.repeat(1025)])
      expect(outcome(await shop.receive({ headers: { 'x-hook-secret': secret }, body: bytes('{}') }))).to.equal('malformed');
  });
});
