import { expect } from 'chai';
import { hmacSignature } from 'trunkline/sdk';
import { seededRandom, type SeededRandom } from 'trunkline/testing';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import type { DeliveryWrites } from '../../../core/ports/store/index.js';
import { RecentDeliveries } from '../../../core/trigger/webhook/recent-deliveries.js';
import { isDeep } from '../../support/depth.js';
import { tempFolder } from '../support/temp-folder.js';
import { hmacHex, KEY, type ShopConnection } from '../trigger/webhook/hooked-shop.js';
import { HookLab, type LabOptions, recipeText } from './support/hook-lab.js';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const RECIPES = [recipeText('{ id: new, uses: shop.newOrder }, { id: change, uses: shop.changedOrder }')];
const AT_ONCE = 50;

/** Headers with a time, as standard-webhooks has them. */
const STAMPED = hmacSignature<ShopConnection>({
  header: 'x-sum',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'v1=',
  key: (connection) => connection.key!,
  signed: '{x-id}.{timestamp}.{body}',
  timestamp: { header: 'x-at', unit: 'epoch-seconds' },
});

function genuine(index: number, now: number): Sent {
  const body = Buffer.from(JSON.stringify({ event: 'order.created', notice_id: `n${index}`, payload: { id: index, status: `s${index}` } }));
  const head = { 'x-id': `id-${index}`, 'x-at': String(now / 1000), 'content-type': 'application/json' };
  return signedWith(head, body, KEY);
}

function signedWith(headers: Sent['headers'], body: Buffer, key: string): Sent {
  const text = Buffer.concat([Buffer.from(`${headers['x-id']}.${headers['x-at']}.`), body]);
  return { headers: { ...headers, 'x-sum': `v1=${hmacHex(text, key)}` }, body };
}

const headed = ({ headers, body }: Sent, changes: Readonly<Record<string, string | undefined>>): Sent => ({
  headers: Object.fromEntries(
    Object.entries({ ...headers, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
  body,
});

function otherByte(text: string, random: SeededRandom): string {
  const at = random.integer(0, text.length - 1);
  return text.slice(0, at) + String.fromCharCode(33 + ((text.charCodeAt(at) - 33 + random.integer(1, 93)) % 94)) + text.slice(at + 1);
}

/** Ways to change a request that its sender did not. */
const MUTATIONS: Readonly<Record<string, (sent: Sent, random: SeededRandom, now: number) => Sent>> = {
  'a byte of the body': (sent, random) => {
    const body = Buffer.from(sent.body);
    body[random.integer(0, body.length - 1)]! ^= random.integer(1, 255);
    return { ...sent, body };
  },
  'a space that parsing would not see': (sent) => ({ ...sent, body: Buffer.from(sent.body.toString().replace(':', ': ')) }),
  'another order of keys': (sent) => {
    const read = JSON.parse(sent.body.toString()) as object;
    return { ...sent, body: Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(read).toReversed()))) };
  },
  'a cut body': (sent, random) => ({ ...sent, body: sent.body.subarray(0, random.integer(0, sent.body.length - 1)) }),
  'a longer body': (sent, random) => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from([random.integer(0, 255)])]) }),
  'another body': (sent, random) => ({ ...sent, body: Buffer.from(sent.body.toString().replace(/"s\d+"/, `"${random.integer(0, 9)}"`)) }),
  'a byte of the signature': (sent, random) => headed(sent, { 'x-sum': otherByte(sent.headers['x-sum']!, random) }),
  'a cut signature': (sent, random) => headed(sent, { 'x-sum': sent.headers['x-sum']!.slice(0, random.integer(0, 66)) }),
  'a longer signature': (sent, random) => headed(sent, { 'x-sum': `${sent.headers['x-sum']}${random.pick(['0', 'a', '='])}` }),
  'no signature': (sent) => headed(sent, { 'x-sum': undefined }),
  'an id that was not signed': (sent, random) => headed(sent, { 'x-id': otherByte(sent.headers['x-id']!, random) }),
  'a time that was not signed': (sent, random) => headed(sent, { 'x-at': otherByte(sent.headers['x-at']!, random) }),
  'no time': (sent) => headed(sent, { 'x-at': undefined }),
  'an old request, signed long ago': (sent, random, now) =>
    signedWith({ ...sent.headers, 'x-at': String(now / 1000 - random.integer(301, 1_000_000)) }, sent.body, KEY),
  'a request from the future': (sent, random, now) =>
    signedWith({ ...sent.headers, 'x-at': String(now / 1000 + random.integer(301, 1_000_000)) }, sent.body, KEY),
  'another key': (sent, random) => signedWith(sent.headers, sent.body, random.pick(['', `${KEY} `, KEY.slice(1), KEY.toUpperCase()])),
  'a lie about compression': (sent, random) => headed(sent, { 'content-encoding': random.pick(['gzip', 'br', 'deflate', 'zip']) }),
};

/** What a request may be told that starts nothing. */
const REFUSED = new Set([400, 401]);

async function judge(folder: string, count: number, options: LabOptions = {}): Promise<readonly string[]> {
  const lab = await HookLab.open(folder, { webhooks: { verify: STAMPED }, recipes: RECIPES, ...options });
  const faults: string[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const tried = Array.from({ length: AT_ONCE }, async (_, place) => {
      const random = seededRandom(11, from + place);
      const [name, mutate] = random.pick(Object.entries(MUTATIONS));
      const status = await lab.post(mutate(genuine(from + place, lab.clock.now()), random, lab.clock.now()));
      if (!REFUSED.has(status)) faults.push(`${from + place}: ${name} got ${status}`);
    });
    await Promise.all(tried);
  }
  const started = (await lab.runs()).length;
  if (started > 0) faults.push(`${started} runs were started`);
  const control = await lab.post(genuine(count, lab.clock.now()));
  if (control !== 200 || (await lab.runs()).length !== started + 2) faults.push(`a genuine request got ${control}`);
  await lab.close();
  return faults;
}

/** 50 copies at once, and one more in another process three days later. */
async function storm(folder: string, more: LabOptions = {}): Promise<readonly string[]> {
  const options = { webhooks: { verify: STAMPED }, recipes: [recipeText('{ id: s, uses: shop.shippedOrder }')], ...more };
  const lab = await HookLab.open(folder, options);
  const send = async (): Promise<number> => {
    const body = Buffer.from(JSON.stringify({ notice_id: 'one', shipped: true, payload: { id: 1, status: 'sent' } }));
    return lab.post(signedWith({ 'x-id': 'one', 'x-at': String(lab.clock.now() / 1000) }, body, KEY));
  };
  const statuses = await Promise.all(Array.from({ length: 50 }, send));
  await lab.clock.advance(3 * 86_400_000);
  await lab.intake.forget();
  await lab.restart(options);
  statuses.push(await send());
  const faults = statuses.filter((status) => status !== 200).map((status) => `got ${status}`);
  const { length } = await lab.runs();
  await lab.close();
  return length === 1 ? faults : [...faults, `${length} runs`];
}

/** What was acknowledged is there after the process was killed: what the store was not asked to keep by then is gone. */
async function power(folder: string, options: LabOptions = {}): Promise<readonly string[]> {
  const lab = await HookLab.open(folder, { webhooks: { verify: STAMPED }, recipes: RECIPES, ...options });
  const status = await lab.post(genuine(1, lab.clock.now()));
  const kept = (await lab.runs()).length;
  await new Promise((resolve) => setImmediate(resolve));
  await lab.close();
  return status === 200 && kept === 0 ? ['an acknowledged event was lost'] : [];
}

const through = (connection: AnyConnection, receive: AnyConnection['receive']): AnyConnection =>
  ({
    id: connection.id,
    document: connection.document,
    receive,
  }) as AnyConnection;

describe('requests that were changed on their way', () => {
  const folder = tempFolder();

  it('start nothing, each and every one, and are told so', async function many() {
    this.timeout(3_600_000);
    expect(await judge(folder(), isDeep ? 200_000 : 20_000)).to.deep.equal([]);
  });

  it('are found out by these tests where a mechanism is missing', async () => {
    const parsed = (connection: AnyConnection): AnyConnection =>
      through(connection, (notification, more) => {
        const body = Buffer.from(notification.body).toString();
        return connection.receive({ ...notification, body: Buffer.from(sorted(body)) }, more);
      });
    expect((await judge(folder(), 1_000, { connection: parsed })).join()).to.include('a space that parsing would not see');
    const untimed = hmacSignature<ShopConnection>({
      header: 'x-sum',
      algorithm: 'sha256',
      encoding: 'hex',
      prefix: 'v1=',
      key: (connection) => connection.key!,
      signed: '{x-id}.{x-at}.{body}',
    });
    expect((await judge(folder(), 1_000, { webhooks: { verify: untimed } })).join()).to.include('an old request, signed long ago');
  });
});

describe('repeats', () => {
  const folder = tempFolder();

  it('start one run, 50 at once and again three days later', async () => {
    expect(await storm(folder())).to.deep.equal([]);
    expect(await power(folder())).to.deep.equal([]);
  });

  it('are found out by these tests where a mechanism is missing', async () => {
    let seen = 0;
    const forgetful = (store: DeliveryWrites): DeliveryWrites => ({
      ...bound(store),
      takeDelivery: (delivery, now) => store.takeDelivery(renamed(delivery, (seen += 1)), now),
    });
    expect(await storm(folder(), { store: forgetful })).to.deep.equal(['51 runs']);
    const inMemory = (connection: AnyConnection): AnyConnection => {
      const memory = new RecentDeliveries(100);
      return through(connection, async (notification, more) => {
        const take = async (delivery: Parameters<RecentDeliveries['take']>[0]) => {
          const news = await memory.take(delivery);
          return news && more?.deliveries?.take({ ...delivery, id: `${delivery.id}-${delivery.at}` });
        };
        return connection.receive(notification, { deliveries: { take } });
      });
    };
    expect(await storm(folder(), { connection: inMemory })).to.deep.equal(['2 runs']);
    const early = (store: DeliveryWrites): DeliveryWrites => ({
      ...bound(store),
      takeDelivery: async (delivery, now) => {
        setImmediate(() => void store.takeDelivery(delivery, now).catch(() => undefined));
        return { news: delivery.events.map((_, place) => place), started: 1 };
      },
    });
    expect(await power(folder(), { store: early })).to.deep.equal(['an acknowledged event was lost']);
  });
});

const bound = (store: DeliveryWrites): DeliveryWrites => ({
  takeDelivery: (delivery, now) => store.takeDelivery(delivery, now),
  forgetDeliveries: (before, limit) => store.forgetDeliveries(before, limit),
});

/** The same delivery as one that never was: its id and its runs are others. */
function renamed(delivery: Parameters<DeliveryWrites['takeDelivery']>[0], seen: number): typeof delivery {
  const events = delivery.events.map((event) => ({ ...event, runs: event.runs.map((run) => ({ ...run, id: `${run.id}-${seen}` })) }));
  return { ...delivery, id: `${delivery.id}-${seen}`, events };
}

/** JSON that was read and written again. */
function sorted(body: string): string {
  try {
    const { event, notice_id, shipped, payload } = JSON.parse(body) as Record<string, unknown>;
    return JSON.stringify({ event, notice_id, shipped, payload });
  } catch {
    return body;
  }
}
