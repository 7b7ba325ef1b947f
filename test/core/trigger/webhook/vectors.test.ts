import { expect } from 'chai';
import { hmacSignature, type HmacSignatureOptions, type Secret } from 'trunkline/sdk';
import { bytes, openShop, outcome, type ShopConnection } from './hooked-shop.js';

type Scheme = Omit<HmacSignatureOptions<ShopConnection>, 'key'>;

interface Vector {
  readonly of: string;
  readonly scheme: Scheme;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at?: number;
}

const PLAIN: Scheme = { header: 'x-signature', algorithm: 'sha256', encoding: 'hex', keyEncoding: 'hex' };
const HI = { key: '0b'.repeat(20), body: 'Hi There' };
const JEFE = { key: Buffer.from('Jefe').toString('hex'), body: 'what do ya want for nothing?' };

/** Published by those who made the schemes: RFC 4231, RFC 2202, and vendors' documentation of how they sign. */
const VECTORS: readonly Vector[] = [
  {
    of: 'RFC 4231, case 1',
    scheme: PLAIN,
    ...HI,
    headers: { 'x-signature': 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7' },
  },
  {
    of: 'RFC 4231, case 2',
    scheme: PLAIN,
    ...JEFE,
    headers: { 'x-signature': '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843' },
  },
  {
    of: 'RFC 4231, case 2 with SHA-512',
    scheme: { ...PLAIN, algorithm: 'sha512' },
    ...JEFE,
    headers: {
      'x-signature':
        '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    },
  },
  {
    of: 'RFC 2202, case 1',
    scheme: { ...PLAIN, algorithm: 'sha1' },
    ...HI,
    headers: { 'x-signature': 'b617318655057264e28bc0b6fb378c8ef146be00' },
  },
  {
    of: 'GitHub',
    scheme: { header: 'X-Hub-Signature-256', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
    key: "It's a Secret to Everybody",
    headers: { 'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' },
    body: 'Hello, World!',
  },
  {
    of: 'Slack',
    scheme: {
      header: 'X-Slack-Signature',
      algorithm: 'sha256',
      encoding: 'hex',
      prefix: 'v0=',
      signed: 'v0:{timestamp}:{body}',
      timestamp: { header: 'X-Slack-Request-Timestamp', unit: 'epoch-seconds' },
    },
    key: '8f742231b10e8888abcd99yyyzzz85a5',
    headers: {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    body:
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA' +
      '&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554' +
      '%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    at: 1_531_420_618_000,
  },
  {
    of: 'Standard Webhooks',
    scheme: {
      header: 'webhook-signature',
      algorithm: 'sha256',
      encoding: 'base64',
      prefix: 'v1,',
      separator: ' ',
      keyEncoding: 'base64',
      keyPrefix: 'whsec_',
      signed: '{webhook-id}.{timestamp}.{body}',
      timestamp: { header: 'webhook-timestamp', unit: 'epoch-seconds' },
    },
    key: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1a,aaaa v1,YWJj v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    at: 1_614_265_330_000,
  },
];

const verifying = (scheme: Scheme) => ({
  verify: hmacSignature<ShopConnection>({ ...scheme, key: (connection): Secret => connection.key! }),
});

/** What is no JSON, or names no event, has passed the signature. */
const passed = (word: string): boolean => word === 'malformed' || word === 'ignored';

describe('a signature', () => {
  for (const { of, scheme, key, headers, body, at } of VECTORS) {
    it(`is verified as in the vector of ${of}`, async () => {
      const { shop } = await openShop({ key, more: verifying(scheme) });
      const receive = async (text: string): Promise<string> => outcome(await shop.receive({ headers, body: bytes(text), receivedAt: at }));
      expect(await receive(body)).to.satisfy(passed);
      expect(await receive(`${body} `)).to.equal('forged');
    });
  }

  it('is verified with a key of bytes only when the secret is written as its encoding says', async () => {
    const { scheme, headers, body, key } = VECTORS[0]!;
    for (const broken of [`${key}0`, `${key.slice(0, 2)}xy${key}`, 'xy']) {
      const { shop } = await openShop({ key: broken, more: verifying(scheme) });
      expect(outcome(await shop.receive({ headers, body: bytes(body) })), broken).to.equal('no-secret');
    }
  });

  it('is found beside its timestamp where one header holds both', async () => {
    const { createHmac } = await import('node:crypto');
    const stamp = { header: 'x-sign', prefix: 't=', unit: 'epoch-milliseconds' } as const;
    const { shop, clock } = await openShop({
      key: 'k',
      more: verifying({ header: 'x-sign', algorithm: 'sha256', encoding: 'hex', prefix: 'v1=', timestamp: stamp }),
    });
    const now = String(clock.now());
    const sum = createHmac('sha256', 'k').update(`${now}.{}`).digest('hex');
    expect(outcome(await shop.receive({ headers: { 'X-Sign': `t=${now},v1=${sum},v0=00` }, body: bytes('{}') }))).to.equal('ignored');
    expect(outcome(await shop.receive({ headers: { 'X-Sign': `v1=${sum}` }, body: bytes('{}') }))).to.equal('unsigned');
  });

  it('is refused when it is older or later than the tolerance, in any unit', async () => {
    const { createHmac } = await import('node:crypto');
    const written = {
      'epoch-seconds': (ms: number) => String(ms / 1000),
      'epoch-milliseconds': String,
      'iso-8601': (ms: number) => new Date(ms).toISOString(),
    };
    for (const [unit, write] of Object.entries(written)) {
      const timestamp = { header: 'x-at', unit: unit as keyof typeof written, toleranceSeconds: 60 };
      const { shop, clock } = await openShop({ key: 'k', more: verifying({ ...PLAIN, keyEncoding: undefined, timestamp }) });
      const after = async (seconds: number, stamp = write(clock.now() - seconds * 1000)): Promise<string> => {
        const signature = createHmac('sha256', 'k').update(`${stamp}.{}`).digest('hex');
        return outcome(await shop.receive({ headers: { 'x-at': stamp, 'x-signature': signature }, body: bytes('{}') }));
      };
      const outcomes = [await after(-61), await after(-60), await after(0), await after(60), await after(61), await after(0, 'soon')];
      expect(outcomes, unit).to.deep.equal(['stale', 'ignored', 'ignored', 'ignored', 'stale', 'stale']);
      clock.jump(30_000);
      expect(await after(60)).to.equal('ignored');
    }
  });

  it('is held against the moment of arrival where the host kept the notification', async () => {
    const { scheme, key, headers, body, at = 0 } = VECTORS.at(-1)!;
    const { shop } = await openShop({ key, more: verifying(scheme) });
    expect(outcome(await shop.receive({ headers, body: bytes(body) }))).to.equal('stale');
    expect(outcome(await shop.receive({ headers, body: bytes(body), receivedAt: at }))).to.equal('ignored');
  });
});
