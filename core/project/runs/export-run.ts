import type { KeptPage, PagePlace, RunReads, StepRecord } from '../../ports/store/index.js';
import { itemJson, noteJson, runJson, signalJson, stepJson } from './record-json.js';
import { findRun } from './find-run.js';
import { readAll } from './read-all.js';

/** Grows when a reader of the document must know. */
const FORMAT = 1;

/**
 * All that is kept of a run as one JSON document, in pieces: the run, its recipe, what it is pinned to, its steps with their outputs, the items of its
 * loops, the pages of the lists that these go through, the signals it was given, and why it did what it did. One value is held at a time. Secrets are in none of it: they never reach the store.
 */
export async function* exportRun(store: RunReads, id: string): AsyncGenerator<string> {
  const run = await findRun(store, id);
  const recipe = await store.recipe(run.revision);
  const pinned = run.pin === undefined ? undefined : await store.pin(run.pin);
  yield `{"format":${FORMAT},\n"run":${JSON.stringify(runJson(run))},\n"recipe":${recipe?.body ?? 'null'},\n"pinned":${JSON.stringify(pinned ?? null)}`;
  const lists: readonly (readonly [string, AsyncIterable<unknown>])[] = [
    ['steps', wholeSteps(store, run.id)],
    [
      'items',
      mapped(
        readAll((place) => store.items(run.id, place)),
        itemJson,
      ),
    ],
    ['pages', pagesOf(store, run.id)],
    [
      'signals',
      mapped(
        readAll((place) => store.signals(run.id, place)),
        signalJson,
      ),
    ],
    [
      'notes',
      mapped(
        readAll((place) => store.notes(run.id, place)),
        noteJson,
      ),
    ],
  ];
  for (const [name, records] of lists) yield* listText(name, records);
  yield '}\n';
}

async function* wholeSteps(store: RunReads, run: string): AsyncGenerator {
  for await (const step of readAll((place) => store.steps(run, place))) yield stepJson(await withOutput(store, step));
}

/** One at a time: a page may be as large as a vendor makes it. */
async function* pagesOf(store: RunReads, run: string): AsyncGenerator<KeptPage> {
  for (let after: PagePlace | undefined; ;) {
    const [page] = await store.keptPages(run, { limit: 1, ...(after && { after }) });
    if (!page) return;
    yield page;
    after = page;
  }
}

async function withOutput(store: RunReads, { outputRef, ...step }: StepRecord): Promise<StepRecord> {
  return outputRef === undefined ? step : { ...step, output: await store.value(outputRef) };
}

async function* mapped<T, U>(values: AsyncIterable<T>, map: (value: T) => U): AsyncGenerator<U> {
  for await (const value of values) yield map(value);
}

async function* listText(name: string, records: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = `,\n"${name}":[\n`;
  for await (const record of records) {
    yield `${before}${JSON.stringify(record)}`;
    before = ',\n';
  }
  yield before === ',\n' ? ']' : `${before}]`;
}
