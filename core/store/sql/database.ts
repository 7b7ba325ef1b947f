import type { Work } from './work.js';

/** On whose behalf something is written. */
export interface Writer {
  readonly lease: string;
  readonly epoch: number;
  /** There for a writer whose order of writes matters: after one that failed none is done. The owner's failure is its own too. */
  readonly owner?: Writer;
  /** Why nothing more may be written for it. Set in the moment that is known. */
  failure?: unknown;
}

/**
 * How far a write must be when it resolves. `in order`: no write asked for later is on disk before it, and nothing yet happens outside by it alone, so
 * a power failure that takes it back takes back nothing that anybody has seen.
 */
export type Until = 'on disk' | 'in order';

/** A database with the store's tables. */
export interface Database {
  /** For messages: where the store is, without any password. */
  readonly name: string;
  read<T>(work: () => Work<T>): Promise<T>;
  /**
   * One transaction: on disk when it resolves unless `until` asks for less, undone when it rejects. Refused with `store_fenced` when the writer's lease has another epoch by now.
   * Writes of one writer are applied in the order asked for.
   */
  write<T>(writer: Writer | undefined, work: () => Work<T>, until?: Until): Promise<T>;
  /** Where the machine itself can tell that an owner has died: takes the store, or gives undefined while another has it. */
  readonly ownership?: { take(): Ownership | undefined };
  close(): Promise<void>;
}

export interface Ownership {
  release(): void;
}

export function assertWritable({ failure, owner }: Writer): void {
  const reason = failure ?? owner?.failure;
  if (reason !== undefined) throw reason;
}
