import { inspect } from 'node:util';
import type { Bench } from '../bench/bench.js';
import { encodings, secretsIn } from '../bench/encodings.js';
import type { Vendor } from '../bench/switchboard.js';
import type { Trial } from '../bench/trial.js';
import type { Check } from '../check.js';
import { fail } from '../expect.js';
import type { ConnectionFixture } from '../fixtures/connection.js';
import { exchangesOf } from '../fixtures/operation.js';
import type { AnswerFixture } from '../fixtures/exchange.js';
import { operationKind } from '../operations/kinds.js';
import type { Covered, Subject } from '../subject.js';

export const secrets: Check = {
  name: 'secrets',
  title: 'no secret comes out, in whatever form a vendor may send it back',
  *cases(subject) {
    for (const [name, { secrets: given = {} }] of Object.entries(subject.fixtures.connections)) {
      yield { name: `${name}: every secret is declared as one`, run: () => checkDeclared(subject, Object.keys(given)) };
    }
    for (const covered of subject.calls()) {
      yield { name: `${covered.name}: in what it gives and logs`, run: (bench) => look(subject, covered, bench, faithful(covered)) };
      for (const { answer, title } of subject.fixtures.failures.slice(0, 1)) {
        const echo = (fixture: ConnectionFixture): Vendor => echoing(answer ?? {}, fixture);
        yield { name: `${covered.name}: in its errors, ${title}`, run: (bench) => look(subject, covered, bench, echo) };
      }
    }
  },
};

function checkDeclared({ document }: Subject, given: readonly string[]): void {
  const open = given.filter((name) => !document.connection.secrets.includes(name));
  if (open.length > 0) fail(`${open.join(', ')} must be of the type Secret: as plain text it is printed, logged and stored`);
}

type VendorOf = (connection: ConnectionFixture) => Vendor;

function faithful({ fixture }: Covered): VendorOf {
  const exchanges = exchangesOf(fixture);
  let next = 0;
  return () => () => exchanges[next++ % exchanges.length]!.answer;
}

/** Puts every form of every secret into each text of an answer, as a vendor does that quotes the request it refuses. */
function echoing(answer: AnswerFixture, { secrets: given = {} }: ConnectionFixture): Vendor {
  const quoted = Object.values(given).flatMap(encodings).join(' ');
  const quote = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value} ${quoted}`;
    if (Array.isArray(value)) return value.map(quote);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, quote(inner)]));
  };
  return () => ({
    ...answer,
    ...(answer.body !== undefined && { body: quote(answer.body) }),
    ...(typeof answer.raw === 'string' && { raw: `${answer.raw} ${quoted}` }),
  });
}

async function look(subject: Subject, { name, document, fixture }: Covered, bench: Bench, vendorOf: VendorOf): Promise<void> {
  const [connection, { secrets: given = {} }] = subject.connection(fixture.connection);
  const trial = await bench.open(vendorOf(subject.connection(connection)[1]), { connection, tries: 'once' });
  const ended = await operationKind(document)
    .play(trial, name, fixture)
    .catch((error: unknown) => error);
  const found = secretsIn(everythingOf(ended, trial), given);
  if (found.length > 0) fail(`${found.join(', ')} came out`);
}

/** All that a host may print: the result or the error with its causes and stack, the log, the connection itself. */
function everythingOf(ended: unknown, { log, connection }: Trial): string {
  const deep = { depth: 12, maxArrayLength: null, maxStringLength: null } as const;
  const parts = [inspect(ended, { ...deep, showHidden: true }), JSON.stringify(ended) ?? '', String(ended), JSON.stringify(log)];
  return [...parts, inspect(connection, { depth: 2 })].join('\n');
}
