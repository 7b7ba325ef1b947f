import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Effect, Ledger } from './ledger.js';
import { type Change, readStateFile, type SavedState } from './saved-state.js';

/**
 * Where an emulator keeps its records and its ledger, so that a killed one goes on where it stopped. Without a path it keeps nothing.
 * `Tables` names the kinds of record: `{ orders: Order; skus: Sku }`.
 *
 * The file is JSON, a line for each batch of changes. What one request changes is in one line, so a line cut short by a kill takes nothing
 * with it that was answered; requests at the same time share a line. The file is written anew at each start, to a temporary file that is
 * then renamed. It outlives a killed process, not a power cut: nothing is synced to the disk.
 */
export class StateFile<Tables extends object> {
  readonly ledger: Ledger;
  /** True when there was no earlier state: time to make some up. */
  readonly isNew: boolean;
  readonly #path: string | undefined;
  readonly #loaded: SavedState['tables'];
  #changes: Change[] = [];
  #effects: Effect[] = [];
  #version = 0;
  #savedVersion = 0;
  #writing: Promise<void> | undefined;

  private constructor(path: string | undefined, saved: SavedState | undefined) {
    this.#path = path;
    this.#loaded = saved?.tables ?? new Map();
    this.isNew = saved === undefined;
    this.ledger = new Ledger(saved?.effects, (effect) => {
      if (path === undefined) return;
      this.#effects.push(effect);
      this.#version += 1;
    });
  }

  /** Rejects when the file is there but damaged, or belongs to another emulator: it is left as it is. */
  static async open<Tables extends object>(emulator: string, path?: string): Promise<StateFile<Tables>> {
    if (path === undefined) return new StateFile<Tables>(undefined, undefined);
    const saved = await readStateFile(emulator, path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.tmp`, `${JSON.stringify({ emulator })}\n${saved ? saved.toLine() : ''}`);
    await rename(`${path}.tmp`, path);
    return new StateFile<Tables>(path, saved);
  }

  /** What the file held when it was opened, in the order the records were first put. */
  rows<Name extends keyof Tables & string>(table: Name): Tables[Name][] {
    return [...(this.#loaded.get(table)?.values() ?? [])] as Tables[Name][];
  }

  /** A record that is new or has changed. It is in the file before the request is answered. */
  put<Name extends keyof Tables & string>(table: Name, id: string | number, row: Tables[Name]): void {
    if (this.#path === undefined) return;
    this.#changes.push([table, id, row]);
    this.#version += 1;
  }

  get unsaved(): boolean {
    return this.#savedVersion < this.#version;
  }

  /** Resolves when every change made so far is in the file. Once a write has failed it rejects for ever: nothing can be promised any more. */
  async saved(): Promise<void> {
    const version = this.#version;
    while (this.#savedVersion < version) {
      this.#writing ??= this.#write();
      await this.#writing;
    }
  }

  /** Clears `#writing` when it succeeds, and leaves the rejected promise there when it does not. */
  async #write(): Promise<void> {
    if (this.#path === undefined) return;
    const version = this.#version;
    const line = `${JSON.stringify({ changes: this.#changes, effects: this.#effects })}\n`;
    this.#changes = [];
    this.#effects = [];
    await appendFile(this.#path, line);
    this.#savedVersion = version;
    this.#writing = undefined;
  }
}
