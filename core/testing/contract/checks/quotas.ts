import type { Bench } from '../bench/bench.js';
import type { SentRequest } from '../bench/sent-request.js';
import type { Trial } from '../bench/trial.js';
import type { Vendor } from '../bench/switchboard.js';
import type { Check } from '../check.js';
import { fail } from '../expect.js';
import { exchangesOf } from '../fixtures/operation.js';
import type { QuotaFixture } from '../fixtures/quota.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';

export const quotas: Check = {
  name: 'quotas',
  title: 'calls keep to the vendor’s quotas, and to what its headers say of them',
  *cases(subject) {
    for (const quota of subject.fixtures.quotas ?? []) {
      const { calls, perSeconds, facts, usedUp } = quota;
      const name = `${calls} calls in ${perSeconds} s${facts === undefined ? '' : `, ${facts}`}`;
      yield { name: `${name}: the next one waits`, run: (bench) => compareLimit(subject, quota, bench) };
      if (usedUp)
        yield {
          name: `${name}: waits ${usedUp.waitSeconds} s once headers say it is used up`,
          run: (bench) => compareUse(subject, quota, bench),
        };
    }
  },
};

async function compareLimit(subject: Subject, quota: QuotaFixture, bench: Bench): Promise<void> {
  const { calls, perSeconds } = quota;
  const sent = await sendInTurn(subject, quota, calls + 1, bench, {});
  const within = sent.filter(({ at }) => at - sent[0]!.at < perSeconds * 1000).length;
  if (within !== calls)
    fail(`the requests of the first ${perSeconds} s are not as many as the vendor allows`, { expected: calls, actual: within });
}

async function compareUse(subject: Subject, quota: QuotaFixture, bench: Bench): Promise<void> {
  const { headers, waitSeconds } = quota.usedUp!;
  const [first, second] = await sendInTurn(subject, quota, 2, bench, headers);
  const waited = second!.at - first!.at;
  if (waited !== waitSeconds * 1000) fail('the next request left after another time', { expected: waitSeconds * 1000, actual: waited });
}

/** Plays the quota's operations in turn until that many requests have left. */
async function sendInTurn(
  subject: Subject,
  { operations }: QuotaFixture,
  requests: number,
  bench: Bench,
  headers: Readonly<Record<string, string>>,
): Promise<readonly SentRequest[]> {
  const players = playersOf(subject, operations);
  if (players.length === 0) fail('none of its operations has a fixture');
  let vendor: Vendor = () => ({ status: 503 });
  const trial = await bench.open((request) => vendor(request));
  for (let turn = 0; trial.sent.length < requests; turn += 1) {
    const player = players[turn % players.length]!;
    vendor = withHeaders(player, headers);
    await playOnce(trial, player);
    if (turn > requests + players.length) fail('its operations send nothing');
  }
  return trial.sent.slice(0, requests);
}

/** The operations named; else all that have no quota of their own. */
function playersOf(subject: Subject, operations: readonly string[] | undefined): readonly Covered[] {
  const [connection] = subject.connection();
  const others = new Set((subject.fixtures.quotas ?? []).flatMap((quota) => quota.operations ?? []));
  const isPlayed = (name: string): boolean => operations?.includes(name) ?? !others.has(name);
  return subject.calls().filter(({ name, fixture }) => isPlayed(name) && (fixture.connection ?? connection) === connection);
}

function withHeaders({ fixture }: Covered, headers: Readonly<Record<string, string>>): Vendor {
  const exchanges = exchangesOf(fixture);
  let next = 0;
  return () => {
    const { answer } = exchanges[next++ % exchanges.length]!;
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };
}

/** What comes of the call is another check's. */
async function playOnce(trial: Trial, { name, document, fixture }: Covered): Promise<void> {
  await operationKind(document)
    .play(trial, name, fixture)
    .catch(() => undefined);
}
