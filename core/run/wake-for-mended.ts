import type { Clock } from '../ports/clock.js';
import type { OwnedStore } from '../ports/store/index.js';

const PAGE = 100;

/**
 * Lets the runs go on that wait for a person to mend a connection: of one recipe or one connection, where they are given. One of them will try it; when
 * it is not mended, they wait again.
 */
export async function wakeForMended(
  { store, clock }: { readonly store: OwnedStore; readonly clock: Pick<Clock, 'now'> },
  { recipe, connection }: { readonly recipe?: string; readonly connection?: string } = {},
): Promise<void> {
  for (let before: number | undefined; ;) {
    const waiting = await store.runs({
      status: ['waiting'],
      limit: PAGE,
      ...(recipe !== undefined && { recipe }),
      ...(before !== undefined && { before }),
    });
    for (const { id, wait } of waiting) {
      if (wait?.connection === undefined || (connection ?? wait.connection) !== wait.connection) continue;
      await store.wakeRun(id, { reason: `looks whether ${wait.connection} was mended` }, clock.now());
    }
    if (waiting.length < PAGE) return;
    before = waiting.at(-1)!.order;
  }
}
