import type { Received } from '../../../trigger/webhook/notification.js';
import type { Bench, OpenOptions } from '../bench/bench.js';
import type { Case } from '../check.js';
import { expectEqual, fail, show } from '../expect.js';
import type { ChallengeFixture } from '../fixtures/webhook.js';

type Query = ChallengeFixture['query'];

/** A GET that is answered to the vendor, and to nobody else. */
export function* challengeCases(challenge: ChallengeFixture): Generator<Case> {
  const { facts, query, others = [] } = challenge;
  const name = `a question by GET${facts === undefined ? '' : `, ${facts}`}`;
  yield { name: `${name}: is answered`, run: (bench) => compareAnswer(bench, challenge) };
  for (const other of others)
    yield { name: `${name}: is none with ${namesOf(other)}`, run: (bench) => refuses(bench, challenge, { ...query, ...other }) };
  for (const [how, forged] of forgeries(challenge))
    yield { name: `${name}: ${how}, it is refused`, run: (bench) => refuses(bench, challenge, forged) };
  if (challenge.token !== undefined)
    yield { name: `${name}: with another connection’s token, it is refused`, run: (bench) => refuses(bench, challenge, query, 'others') };
}

/** The query with its token wrong, in one way each. */
function* forgeries({ query, token }: ChallengeFixture): Generator<readonly [string, Query]> {
  if (token === undefined) return;
  const { [token]: right = '', ...rest } = query;
  yield ['without its token', rest];
  yield ['with an empty token', { ...query, [token]: '' }];
  yield ['with half its token', { ...query, [token]: right.slice(0, right.length / 2) }];
}

async function ask(bench: Bench, { connection }: ChallengeFixture, query: Query, secrets?: OpenOptions['secrets']): Promise<Received> {
  const trial = await bench.open(() => ({ status: 503 }), { connection, secrets });
  return trial.connection.challenge(new URLSearchParams(query));
}

async function compareAnswer(bench: Bench, challenge: ChallengeFixture): Promise<void> {
  const received = await ask(bench, challenge, challenge.query);
  if (received.kind !== 'handshake') fail(`it was not answered: ${show(received)}`);
  expectEqual({ status: received.status, body: received.body }, { status: 200, body: challenge.answer }, 'the answer is another');
}

async function refuses(bench: Bench, challenge: ChallengeFixture, query: Query, secrets?: OpenOptions['secrets']): Promise<void> {
  const received = await ask(bench, challenge, query, secrets);
  if (received.kind !== 'refused') fail(`it was answered: ${show(received)}`);
}

const namesOf = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
