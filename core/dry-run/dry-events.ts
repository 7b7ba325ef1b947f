import type {
  DeadLetter,
  HeldEvents,
  OwnedStore,
  RecipeRevision,
  ReleaseMore,
  SeenRecord,
  Snapshot,
  Store,
  TriggerEvent,
  TriggerState,
} from '../ports/store/index.js';
import type { PollStore } from '../trigger/poll.js';

type Real = Pick<Store, 'cursor' | 'run' | 'trigger' | 'snapshots' | 'unseen'>;
type Dry = Pick<OwnedStore, 'holdEvents' | 'releaseEvents' | 'beginReading' | 'seeRecords' | 'snapshots'>;

/** A reading of the real store, whatever its number: none that is dry. */
const REAL = -1;
/** The one reading of the other store. */
const DRY = 1;

/** Polls from where the real store stands, and leaves everything in another: events that have had their run are known, and no cursor moves. */
export class DryEvents implements PollStore {
  constructor(
    private readonly real: Real | undefined,
    private readonly dry: Dry,
  ) {}

  async cursor(trigger: string): Promise<string | undefined> {
    return this.real?.cursor(trigger);
  }

  resets(): Promise<number> {
    return Promise.resolve(0);
  }

  async trigger(trigger: string): Promise<TriggerState | undefined> {
    return this.real?.trigger(trigger);
  }

  async holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents> {
    const fresh: TriggerEvent[] = [];
    for (const event of events) if (!(await this.real?.run(event.run))) fresh.push(event);
    const { added, known } = await this.dry.holdEvents(trigger, fresh);
    return { added, known: known + events.length - fresh.length };
  }

  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number, more?: ReleaseMore): Promise<number> {
    return this.dry.releaseEvents(trigger, recipe, cursor, now, { ...more, resets: 0 });
  }

  beginReading(trigger: string): Promise<number> {
    return this.dry.beginReading(trigger);
  }

  seeRecords(trigger: string, reading: number, records: readonly SeenRecord[]): Promise<void> {
    return this.dry.seeRecords(trigger, reading, records);
  }

  async snapshots(trigger: string, keys: readonly string[]): Promise<readonly Snapshot[]> {
    const seen = new Set((await this.dry.snapshots(trigger, keys)).map(({ key, seen: reading }) => `${reading} ${key}`));
    const real = (await this.real?.snapshots(trigger, keys)) ?? [];
    return real.map((one) => ({ ...one, seen: seen.has(`${DRY} ${one.key}`) ? DRY : REAL }));
  }

  async unseen(trigger: string, before: number, page: { readonly after: string; readonly limit: number }): Promise<readonly Snapshot[]> {
    for (let { after } = page; ;) {
      const real = (await this.real?.unseen(trigger, before === DRY ? Number.MAX_SAFE_INTEGER : before, { ...page, after })) ?? [];
      const dry = await this.dry.snapshots(
        trigger,
        real.map(({ key }) => key),
      );
      const seen = new Set(dry.flatMap((one) => (one.seen === DRY ? [one.key] : [])));
      const left = real.filter(({ key }) => !seen.has(key));
      if (left.length > 0 || real.length === 0) return left;
      after = real.at(-1)!.key;
    }
  }

  /** What was set aside is left to a poll that counts. */
  async deadLetters(): Promise<readonly DeadLetter[]> {
    return [];
  }
}
