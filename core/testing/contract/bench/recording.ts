import type { Covered, Subject } from '../subject.js';
import { exchangesOf } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import type { Bench } from './bench.js';
import { anyVendor } from './fixture-vendor.js';
import type { SentRequest } from './sent-request.js';

/** The requests of one call, and what it ended with. */
export interface Recording {
  readonly sent: readonly SentRequest[];
  readonly ended: unknown;
}

/** Makes the call of a fixture, whatever it asks for, and keeps what was sent. */
export async function record(bench: Bench, { name, document, fixture }: Covered, connection: string): Promise<Recording> {
  const exchanges = exchangesOf(fixture);
  const trial = await bench.open(anyVendor(exchanges), { connection, tries: 'once' });
  const ended = await operationKind(document)
    .play(trial, name, fixture)
    .catch((error: unknown) => error);
  return { sent: trial.sent.slice(0, exchanges.length), ended };
}

/** Each connection with the operations that can be called on it. */
export function* pairs(subject: Subject): Generator<readonly [connection: string, covered: Covered]> {
  for (const connection of Object.keys(subject.fixtures.connections)) {
    for (const covered of subject.calls()) {
      if ((covered.fixture.connection ?? connection) === connection) yield [connection, covered];
    }
  }
}
