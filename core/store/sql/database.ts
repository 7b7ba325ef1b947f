import type { Work } from './work.js';

/** On whose behalf something is written. */
export interface Writer {
  readonly lease: string;
  readonly epoch: number;
  /** Whose failure is its own too. */
  readonly owner?: Writer;
  /** Why nothing more may be written for it: an earlier write failed, or it is released. Set in the moment that is known. */
  failure?: unknown;
}

/** A database with the store's tables. */
export interface Database {
  /** For messages: where the store is, without any password. */
  readonly name: string;
  read<T>(work: () => Work<T>): Promise<T>;
  /**
   * One transaction: on disk when it resolves, undone when it rejects. Refused with `store_fenced` when the writer's lease has another epoch by now.
   * Writes of one writer are applied in the order asked for; once one has failed, other than by what its work throws, so do all later ones.
   */
  write<T>(writer: Writer | undefined, work: () => Work<T>): Promise<T>;
  /** Where the machine itself can tell that an owner has died: takes the store, or gives undefined while another has it. */
  readonly ownership?: { take(): Ownership | undefined };
  close(): Promise<void>;
}

export interface Ownership {
  /** `isClean`: everything that was begun has ended. */
  release(isClean: boolean): void;
}
