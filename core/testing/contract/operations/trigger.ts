import type { TriggerFixture } from '../fixtures/operation.js';
import { EventKeeper } from './event-keeper.js';
import type { OperationKind } from './operation-kind.js';

const RECIPE = { name: 'contract', hash: 'contract', body: '{}' };

/** The events of each poll: what is new since the one before. */
export const trigger: OperationKind<TriggerFixture> = {
  fits: (fixture): fixture is TriggerFixture => 'polls' in fixture,
  needs: '`polls`, at least two of them',
  async play({ connection }, operation, { input = {}, polls }) {
    const { poll } = await import('../../../trigger/poll.js');
    const store = new EventKeeper();
    const clock = { now: () => 0 };
    const seen: unknown[] = [];
    for (let index = 0; index < polls.length; index += 1) {
      const result = await poll({ recipe: RECIPE, id: 'trigger', operation, connection, with: input }, { store, clock });
      seen.push(result.status === 'complete' ? store.take() : result);
    }
    return seen;
  },
  expected: ({ polls }) => polls.map(({ events }) => events),
};
