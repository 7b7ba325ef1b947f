import type { HeldEvents, OwnedStore, RecipeRevision, Store, TriggerEvent } from '../ports/store/index.js';
import type { PollStore } from '../trigger/poll.js';

/** Polls from where the real store stands, and leaves everything in another: events that have had their run are known, and no cursor moves. */
export class DryEvents implements PollStore {
  constructor(
    private readonly real: Pick<Store, 'cursor' | 'run'> | undefined,
    private readonly dry: Pick<OwnedStore, 'holdEvents' | 'releaseEvents'>,
  ) {}

  async cursor(trigger: string): Promise<string | undefined> {
    return this.real?.cursor(trigger);
  }

  async holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents> {
    const fresh: TriggerEvent[] = [];
    for (const event of events) if (!(await this.real?.run(event.run))) fresh.push(event);
    const { added, known } = await this.dry.holdEvents(trigger, fresh);
    return { added, known: known + events.length - fresh.length };
  }

  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): Promise<number> {
    return this.dry.releaseEvents(trigger, recipe, cursor, now);
  }
}
