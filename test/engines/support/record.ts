import type { Run, Store } from '../../../core/ports/store/index.js';
import type { FakeConnection } from '../../core/support/fake-connection.js';

/** What a scenario came to, without anything that depends on when or in which order it was done. */
export async function recordOf(store: Store, shop: FakeConnection, ids: readonly string[]): Promise<unknown> {
  const runs = await Promise.all(
    ids.map(async (id) => {
      const steps = (await store.steps(id)).map(({ path, scope, status, attempts, intent, output, error }) => ({
        ...{ path, scope, status, attempts, intent, output, error },
      }));
      const items = (await store.items(id)).map(({ loop, key, page, index, status, error, collected }) => ({
        ...{ loop, key, page, index, status, error, collected },
      }));
      return { ...runRecord((await store.run(id))!), steps: sorted(steps), items: sorted(items) };
    }),
  );
  return { runs, effects: sorted(shop.effects), calls: sorted(shop.calls), pages: shop.pagesRead };
}

const runRecord = ({
  id,
  status,
  recipe,
  revision,
  event,
  pin,
  output,
  error,
  cancelled,
  deaths,
}: Run): Readonly<Record<string, unknown>> => ({
  ...{ id, status, recipe, revision, event, pin, output, error, cancelled, deaths },
});

const sorted = (values: readonly unknown[]): readonly string[] => values.map((value) => JSON.stringify(value)).toSorted();
