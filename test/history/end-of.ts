import type { RunReads } from '../../core/ports/store/index.js';
import type { End } from './recording.js';

/** What a run came to, as JSON says it. */
export async function endOf(store: RunReads, id: string): Promise<End> {
  const { status, output, error } = (await store.run(id))!;
  const steps = (await store.steps(id)).toSorted(byPath).map(({ path, scope, status: was, intent, ...rest }) => ({
    path,
    scope,
    status: was,
    intent,
    output: rest.output,
    error: rest.error,
  }));
  const items = (await store.items(id)).map(({ loop, key, index, status: was }) => `${loop}[${index}] ${key} ${was}`);
  return JSON.parse(JSON.stringify({ run: { status, output, error }, steps, items: items.toSorted() })) as End;
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1);
