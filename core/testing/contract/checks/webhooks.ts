import type { Received } from '../../../trigger/webhook/notification.js';
import { CONTRACT_START, type Bench } from '../bench/bench.js';
import type { Case, Check } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import { challengeCases } from './challenges.js';
import type { DeliveryFixture, HandshakeFixture, NotificationFixture, WebhookFixtures } from '../fixtures/webhook.js';
import type { Subject } from '../subject.js';

export const webhooks: Check = {
  name: 'webhooks',
  title: 'each notification of the vendor’s is taken once, and none of anybody else’s',
  *cases(subject) {
    const { webhooks: given } = subject.fixtures;
    if (!given) return;
    for (const delivery of given.deliveries) yield* deliveryCases(subject, given, delivery);
    for (const shake of given.handshakes ?? []) {
      const name = `a question about the URL${shake.facts === undefined ? '' : `, ${shake.facts}`}: is answered`;
      yield { name, run: (bench) => compareHandshake(bench, shake) };
    }
    for (const challenge of given.challenges ?? []) yield* challengeCases(challenge);
  },
};

function* deliveryCases(subject: Subject, given: WebhookFixtures, delivery: DeliveryFixture): Generator<Case> {
  const { title, facts, older } = delivery;
  const name = facts === undefined ? title : `${title}, ${facts}`;
  yield { name: `${name}: is taken`, run: (bench) => compareEvents(bench, delivery) };
  yield { name: `${name}: doubled, it is taken once`, run: (bench) => refusesAfter(bench, delivery, delivery) };
  if (older) yield { name: `${name}: an older state after it is dropped`, run: (bench) => refusesAfter(bench, delivery, older) };
  for (const [how, forged] of forgeries(given, delivery))
    yield { name: `${name}: ${how}, it is refused`, run: (bench) => refuses(bench, delivery, forged) };
  yield { name: `${name}: signed with another secret, it is refused`, run: (bench) => refusesOthers(bench, delivery) };
  yield { name: `${name}: oversized, it is refused`, run: (bench) => refusesLarge(bench, subject, delivery) };
  if (given.toleranceSeconds !== undefined)
    yield { name: `${name}: stale, it is refused`, run: (bench) => compareAge(bench, delivery, given.toleranceSeconds! * 1000) };
}

/** The notification with one thing wrong. */
function* forgeries(
  { signature, signsBody = true }: WebhookFixtures,
  { headers, body }: DeliveryFixture,
): Generator<readonly [string, NotificationFixture]> {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === signature.toLowerCase()) ?? signature;
  const { [name]: signed = '', ...others } = headers;
  const last = signed.at(-1) === '0' ? '1' : '0';
  yield ['without its signature', { headers: others, body }];
  yield ['with an empty signature', { headers: { ...headers, [name]: '' }, body }];
  yield ['with another signature', { headers: { ...headers, [name]: `${signed.slice(0, -1)}${last}` }, body }];
  yield ['with half its signature', { headers: { ...headers, [name]: signed.slice(0, signed.length / 2) }, body }];
  if (signsBody) yield ['with a body changed by one space', { headers, body: `${body} ` }];
}

async function receive(
  bench: Bench,
  { connection }: DeliveryFixture,
  ...given: readonly (NotificationFixture & { readonly at?: number })[]
): Promise<readonly Received[]> {
  const trial = await bench.open(() => ({ status: 503 }), { connection });
  const received: Received[] = [];
  for (const { headers, body, at = Date.parse(CONTRACT_START) } of given)
    received.push(await trial.connection.receive({ headers, body: Buffer.from(body), receivedAt: at }));
  return received;
}

async function compareEvents(bench: Bench, delivery: DeliveryFixture): Promise<void> {
  const [received] = await receive(bench, delivery, on(delivery, 0));
  if (received?.kind !== 'events') fail(`it was not taken: ${show(received)}`);
  const events = received.events.map(({ trigger, key, record }) => ({ trigger, key, record }));
  expectEqual(events, delivery.events, 'the events are not what the fixture says');
}

async function refuses(bench: Bench, delivery: DeliveryFixture, forged: NotificationFixture): Promise<void> {
  const [received] = await receive(bench, delivery, { ...forged, at: on(delivery, 0).at });
  expectRefusal(received);
}

async function refusesAfter(bench: Bench, delivery: DeliveryFixture, next: NotificationFixture): Promise<void> {
  const [, received] = await receive(bench, delivery, on(delivery, 0), { ...next, at: on(delivery, 0).at });
  expectRefusal(received);
  if (received?.status !== 200) fail(`a repeat would be sent again and again: it was answered ${received?.status}, not 200`);
}

async function refusesOthers(bench: Bench, delivery: DeliveryFixture): Promise<void> {
  const trial = await bench.open(() => ({ status: 503 }), { connection: delivery.connection, secrets: 'others' });
  const { headers, body, at } = on(delivery, 0);
  expectRefusal(await trial.connection.receive({ headers, body: Buffer.from(body), receivedAt: at }));
}

/** The bound is ours; that there is one is what matters. */
async function refusesLarge(bench: Bench, { document }: Subject, delivery: DeliveryFixture): Promise<void> {
  const most = document.webhooks?.maxBytes ?? 0;
  const [received] = await receive(bench, delivery, { ...on(delivery, 0), body: ' '.repeat(most + 1) });
  expectEqual(received?.status, 413, 'a body larger than webhooks may be is read');
}

async function compareAge(bench: Bench, delivery: DeliveryFixture, toleranceMs: number): Promise<void> {
  const second = 1000;
  const [young] = await receive(bench, delivery, on(delivery, toleranceMs - second));
  if (young?.kind !== 'events') fail(`a second before its time is up it was not taken: ${show(young)}`);
  const [old] = await receive(bench, delivery, on(delivery, toleranceMs + second));
  expectRefusal(old);
}

/** The delivery as it comes in some milliseconds after it was signed. */
function on({ headers, body, signedAt = CONTRACT_START }: DeliveryFixture, ageMs: number): NotificationFixture & { readonly at: number } {
  return { headers, body, at: Date.parse(signedAt) + ageMs };
}

function expectRefusal(received: Received | undefined): void {
  if (received?.kind !== 'refused') fail(`it was taken: ${show(received)}`);
}

async function compareHandshake(bench: Bench, { headers, body, answer }: HandshakeFixture): Promise<void> {
  const trial = await bench.open(() => ({ status: 503 }));
  const received = await trial.connection.receive({ headers, body: Buffer.from(body), receivedAt: Date.parse(CONTRACT_START) });
  if (received.kind !== 'handshake') fail(`it was not answered: ${show(received)}`);
  expectEqual(received.status, answer.status, 'the status is another');
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    expectEqual(received.headers[name], value, `the header ${name} is another`);
  if (answer.body !== undefined) expectEqual(JSON.parse(received.body), answer.body, 'the body is another');
}
