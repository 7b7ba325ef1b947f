import type { Bench } from '../bench/bench.js';
import { EffectVendor, MOMENTS, type Moment } from '../bench/effect-vendor.js';
import type { Check } from '../check.js';
import { fail, show } from '../expect.js';
import type { ActionFixture, RepeatFact } from '../fixtures/operation.js';
import { operationKind } from '../operations/kinds.js';
import { isCall } from '../operations/upload.js';
import type { Covered, Subject } from '../subject.js';
import { caseName } from './case-name.js';

const WORDS: Readonly<Record<Moment, string>> = {
  before: 'no connection could be made',
  during: 'the connection broke while it was sent',
  after: 'the answer was lost',
  refused: 'the vendor said too many calls',
  failed: 'the vendor said that it failed',
};

/** After these nobody can tell what became of a call that must not be repeated. */
const DOUBTFUL: ReadonlySet<Moment> = new Set(['during', 'after', 'failed']);

export const effects: Check = {
  name: 'effects',
  title: 'no action happens twice, and none is given up that may be repeated',
  *cases(subject) {
    for (const covered of subject.covered('action', 'upload', 'list', 'download')) {
      const { fixture, document, index } = covered;
      if (index > 0 && !('lookup' in fixture)) continue;
      if (!operationKind(document).fits(fixture) || !isCall(fixture) || repeatOf(fixture) === undefined) continue;
      for (const moment of MOMENTS) {
        yield { name: caseName(subject, covered, WORDS[moment]), run: (bench) => compareEffects(subject, covered, fixture, moment, bench) };
      }
    }
  },
};

/** What the fixture says a repeat does; a GET alone need not say it. */
export function repeatOf({ repeat, exchanges }: ActionFixture): RepeatFact | undefined {
  return repeat ?? (exchanges.every(({ request }) => request.startsWith('GET ')) ? 'read' : undefined);
}

async function compareEffects(
  subject: Subject,
  { name, document }: Covered,
  fixture: ActionFixture,
  moment: Moment,
  bench: Bench,
): Promise<void> {
  const vendor = new EffectVendor(fixture, moment);
  const [connection] = subject.connection(fixture.connection);
  const trial = await bench.open(vendor.answer, { connection });
  const playing = operationKind(document).play(trial, name, fixture);
  const ended = await playing.then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  const repeat = repeatOf(fixture)!;
  if (vendor.effects > 1) fail(`it happened ${vendor.effects} times: what was declared lets it be sent again, and a repeat is ${repeat}`);
  const isDoubtful = repeat === 'unsafe' && DOUBTFUL.has(moment);
  if (isDoubtful && ended?.name !== 'UncertainError')
    fail(`nobody can tell what became of it, and it ended with ${show(ended ?? 'success')}`);
  if (!isDoubtful && ended) fail(`it may be sent again, and was given up: ${show(ended)}`);
  if (!isDoubtful && repeat !== 'read' && vendor.effects === 0) fail('it ended as done, and nothing happened');
}
