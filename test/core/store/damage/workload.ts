import type { OwnedStore, Store } from '../../../../core/ports/store/index.js';
import { RECIPE, intentOf, newRun, opened } from '../contract/bench.js';

/** So long that an index of a few runs has inner pages. */
const LONG = 'x'.repeat(200);
const TEXT = 'a value that is neither short nor long '.repeat(8);

/** Uses every table of a store. `kept` is told of each write that was promised to be on disk. */
export async function work(store: OwnedStore, rounds: number, kept: (fact: string) => void = () => undefined): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const id = `run-${round}-${LONG}`;
    if (await store.startRun(newRun(id, { event: { round, TEXT }, lane: { key: `l${round % 3}`, max: 2, full: 'queue' } }), 1))
      kept(`run ${id}`);
    const journal = await opened(store, id);
    await journal.pin({ hash: 'p', body: TEXT }, 2);
    await journal.intend(intentOf('send'), 2);
    kept(`step ${id} send`);
    await journal.settle({ path: 'send', scope: '' }, { status: 'succeeded', output: { round, TEXT } }, 3);
    await journal.keepPage(
      'each',
      {
        number: 0,
        first: 0,
        items: [
          { key: '1', data: TEXT },
          { key: '2', data: TEXT.repeat(300) },
        ],
      },
      3,
    );
    await journal.settleItem({ loop: 'each', key: '1', page: 0, index: 0, status: 'failed', error: { TEXT } }, 4);
    kept(`item ${id} 1`);
    await store.signalRun(id, { id: 's', name: 'go', data: TEXT }, 4);
    await journal.note('send', `why ${round}`, 4);
    await store.holdEvents('t', [{ key: id, sort: id, run: `event-${id}`, data: TEXT }]);
    await store.releaseEvents('t', RECIPE, `c${round}`, 5);
    kept(`run event-${id}`);
    await store.command({ kind: 'cancel', run: id, reason: TEXT }, 6);
    if (round % 2 === 0) await journal.end('failed', { error: { TEXT } }, 7);
  }
}

/** All that tells runs, steps and items apart and says how they stand. Reads every record on the way. */
export async function state(store: Store): Promise<readonly string[]> {
  const facts: string[] = [String(await store.cursor('t')), JSON.stringify(await store.countRuns())];
  await store.recipe(RECIPE.hash);
  await store.pin('p');
  await store.dueRuns({ now: 10, limit: 10_000 });
  for (const run of await store.runs({ limit: 10_000 })) {
    facts.push(`run ${run.id} ${run.order} ${run.status}`);
    for (const step of await store.steps(run.id)) facts.push(`step ${run.id} ${step.path} ${step.order} ${step.status}`);
    for (const item of await store.items(run.id)) facts.push(`item ${run.id} ${item.key} ${item.order} ${item.status}`);
    for (const note of await store.notes(run.id)) facts.push(`note ${run.id} ${note.order}`);
  }
  return facts;
}

/** Facts that were promised and are not there. */
export async function missing(store: Store, promised: readonly string[]): Promise<readonly string[]> {
  const facts = await state(store);
  return promised.filter((fact) => !facts.some((one) => one.startsWith(`${fact} `)));
}
