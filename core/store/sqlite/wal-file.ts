import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { unwritable } from './sqlite-error.js';

/** Brings a write-ahead log to disk. */
export interface LogFile {
  /** Beside the event loop: what was in the log when it was called is on disk when it resolves. */
  sync(): Promise<void>;
  syncNow(): void;
  close(): void;
}

/** The log beside a store, which stays as long as a connection to the store is open. On macOS a flush of Node's reaches the medium. */
export class WalFile implements LogFile {
  #file: number | undefined;

  constructor(private readonly path: string) {}

  sync(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.#open(), (error) => (error ? reject(unwritable(this.path, error.message, error)) : resolve()));
    });
  }

  syncNow(): void {
    try {
      fdatasyncSync(this.#open());
    } catch (error) {
      throw unwritable(this.path, error instanceof Error ? error.message : String(error), error);
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #open(): number {
    return (this.#file ??= openSync(`${this.path}-wal`, 'r+'));
  }
}
