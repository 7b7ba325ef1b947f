import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { hmacSignature } from 'trunkline/sdk';
import { seededRandom, type SeededRandom } from 'trunkline/testing';
import { runs } from '../../../support/depth.js';
import { openShop, outcome, type ShopConnection } from './hooked-shop.js';

const KEY = 'the key of this connection';
const OTHER = 'the key of another connection';
const KEYS = { hex: 'x-sum-hex', base64: 'x-sum-base64' } as const;

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
type Forgery = (sent: Sent, header: string, random: SeededRandom) => Sent;

const withHeader = ({ headers, body }: Sent, name: string, value: string | undefined): Sent => ({
  headers: Object.fromEntries(
    Object.entries({ ...headers, [name]: value }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
  body,
});

/** Another printable character in the place of one. */
function changedText(text: string, random: SeededRandom): string {
  const at = random.integer(0, text.length - 1);
  const other = 33 + ((text.charCodeAt(at) - 33 + random.integer(1, 93)) % 94);
  return text.slice(0, at) + String.fromCharCode(other) + text.slice(at + 1);
}

const FORGERIES: Readonly<Record<string, Forgery>> = {
  'a byte of the body': ({ headers, body }, _header, random) => {
    const changed = Buffer.from(body);
    changed[random.integer(0, body.length - 1)]! ^= random.integer(1, 255);
    return { headers, body: changed };
  },
  'a cut body': ({ headers, body }, _header, random) => ({ headers, body: body.subarray(0, random.integer(0, body.length - 1)) }),
  'a longer body': ({ headers, body }, _header, random) => ({
    headers,
    body: Buffer.concat([body, Buffer.from([random.integer(0, 255)])]),
  }),
  'a byte of the signature': (sent, header, random) => withHeader(sent, header, changedText(sent.headers[header]!, random)),
  'a cut signature': (sent, header, random) =>
    withHeader(sent, header, sent.headers[header]!.slice(0, random.integer(0, sent.headers[header]!.length - 1))),
  'a longer signature': (sent, header, random) => withHeader(sent, header, `${sent.headers[header]}${random.pick(['0', 'A', '='])}`),
  'a byte of the timestamp': (sent, _header, random) => withHeader(sent, 'x-at', changedText(sent.headers['x-at']!, random)),
  'a byte of the id': (sent, _header, random) => withHeader(sent, 'x-id', changedText(sent.headers['x-id']!, random)),
  'no header': (sent, header, random) => withHeader(sent, random.pick([header, 'x-at', 'x-id']), undefined),
  'a byte moved from one signed part to the next': (sent, _header, random) => {
    const { 'x-id': id = '', 'x-at': at = '' } = sent.headers;
    const moved = random.pick([
      { 'x-id': `${id}.${at}`, 'x-at': '' },
      { 'x-id': id.slice(0, -1), 'x-at': `${id.at(-1)}.${at}` },
    ]);
    return { ...sent, headers: { ...sent.headers, ...moved } };
  },
  'another key': (sent, header, random) => signed(sent, header, random.pick([OTHER, '', `${KEY} `, KEY.toUpperCase(), KEY.slice(1)])),
  'another algorithm': (sent, header) => signed(sent, header, KEY, 'sha1'),
};

function signed({ headers, body }: Sent, header: string, key: string, algorithm = 'sha256'): Sent {
  const encoding = header === KEYS.hex ? 'hex' : 'base64';
  const sum = createHmac(algorithm, key).update(`${headers['x-id']}.${headers['x-at']}.`).update(body).digest(encoding);
  return { headers: { ...headers, [header]: `v1=${sum}` }, body };
}

/** A body of any length, mostly JSON, as vendors send it. */
function notice(index: number, random: SeededRandom): Buffer {
  const payload = { id: index, status: 'x'.repeat(random.integer(0, 40)) };
  return Buffer.from(JSON.stringify({ event: random.pick(['order.created', 'order.other']), notice_id: `n${index}`, payload }));
}

describe('forged notifications', () => {
  for (const [encoding, header] of Object.entries(KEYS)) {
    it(`are refused, each and every one, with signatures in ${encoding}`, async () => {
      const verify = hmacSignature<ShopConnection>({
        header,
        algorithm: 'sha256',
        encoding: encoding as keyof typeof KEYS,
        prefix: 'v1=',
        key: (connection) => connection.key!,
        signed: '{x-id}.{timestamp}.{body}',
        timestamp: { header: 'x-at', unit: 'epoch-seconds' },
      });
      const { shop, clock } = await openShop({ key: KEY, more: { verify } });
      const accepted: string[] = [];
      const tried = runs(10_000);
      for (let index = 0; index < tried; index += 1) {
        const random = seededRandom(1, index);
        const [name, forge] = random.pick(Object.entries(FORGERIES));
        const sent = signed(
          { headers: { 'x-id': `id-${index}`, 'x-at': String(clock.now() / 1000) }, body: notice(index, random) },
          header,
          KEY,
        );
        const word = outcome(await shop.receive(forge(sent, header, random)));
        if (!['unsigned', 'forged', 'stale'].includes(word)) accepted.push(`${index}: ${name} is ${word}`);
      }
      expect(accepted).to.deep.equal([]);
      const genuine = signed(
        { headers: { 'x-id': 'id', 'x-at': String(clock.now() / 1000) }, body: notice(0, seededRandom(1)) },
        header,
        KEY,
      );
      expect(outcome(await shop.receive(genuine))).to.be.oneOf(['events', 'ignored']);
    });
  }
});
