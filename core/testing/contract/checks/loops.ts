import type { Bench } from '../bench/bench.js';
import type { Check } from '../check.js';
import { fail, show } from '../expect.js';
import type { ListFixture } from '../fixtures/operation.js';
import { list } from '../operations/list.js';
import type { Covered } from '../subject.js';
import { caseName } from './case-name.js';

/** Pages after which a list must have noticed that it does not get on. */
const PATIENCE = 30;

export const loops: Check = {
  name: 'loops',
  title: 'each list notices a vendor that gives the same page for ever',
  *cases(subject) {
    for (const covered of subject.covered('list')) {
      const { fixture, document } = covered;
      // Windows and lists of lists end by themselves, however alike their pages are.
      if (document.kind !== 'list' || document.windows || document.each) continue;
      if (!list.fits(fixture) || fixture.exchanges.length < 2) continue;
      yield { name: caseName(subject, covered, 'the vendor repeats its first page'), run: (bench) => compareLoop(covered, fixture, bench) };
    }
  },
};

/** A list of which only the first page ever comes: it ends with an error, or says that it is incomplete; or it was one page after all. */
async function compareLoop({ name }: Covered, fixture: ListFixture, bench: Bench): Promise<void> {
  const trial = await bench.open(() => fixture.exchanges[0]!.answer, { connection: fixture.connection, tries: 'once' });
  const ended = await list.play(trial, name, fixture).catch((error: unknown) => error as Error);
  if (trial.sent.length > PATIENCE) fail(`it asked ${trial.sent.length} times for what it had`);
  if (!(ended instanceof Error) && trial.sent.length > 1 && isComplete(ended))
    fail(`it took the repeated page for more records: ${show(ended)}`);
}

function isComplete(played: unknown): boolean {
  return (played as { readonly ended?: string }).ended === 'complete';
}
