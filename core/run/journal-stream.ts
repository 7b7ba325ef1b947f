import type { ItemOutcome, ItemStatus, StreamPage, Tally } from '../ports/store/index.js';
import type { DurableStream } from './durable.js';
import type { JournalPorts } from './journal.js';
import type { PendingWrites } from './pending-writes.js';

/** The items of a run's loops in its journal. */
export class JournalStream implements DurableStream {
  constructor(
    private readonly ports: JournalPorts,
    private readonly writes: PendingWrites,
  ) {}

  async keepPage(loop: string, page: StreamPage): Promise<StreamPage> {
    await this.writes.flush();
    return this.ports.journal.keepPage(loop, page, this.ports.clock.now());
  }

  pages(loop: string): Promise<readonly StreamPage[]> {
    return this.ports.journal.pages(loop);
  }

  settled(loop: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemStatus>> {
    return this.ports.journal.settledItems(loop, keys);
  }

  async settle(item: ItemOutcome): Promise<void> {
    await this.ports.journal.settleItem(item, this.ports.clock.now());
  }

  async endPage(loop: string, number: number): Promise<void> {
    await this.ports.journal.endPage(loop, number, this.ports.clock.now());
  }

  async tally(loop: string): Promise<Tally> {
    await this.writes.flush();
    return this.ports.journal.tally(loop);
  }

  collected(loop: string): Promise<readonly unknown[]> {
    return this.ports.journal.collected(loop);
  }
}
