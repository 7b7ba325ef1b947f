import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Effect, Ledger } from './ledger.js';

interface Saved<Snapshot> {
  readonly emulator: string;
  readonly state: Snapshot;
  readonly ledger: readonly Effect[];
}

/**
 * Where an emulator keeps its state and ledger, so that a killed one goes on where it stopped. Without a path it keeps them in memory.
 *
 * The whole state is written each time, to a temporary file that is then renamed; changes made while a write is under way share the next
 * one. It outlives a killed process, not a power cut: nothing is synced to the disk.
 */
export class StateFile<Snapshot> {
  readonly ledger: Ledger;
  /** What an earlier emulator left, or undefined. */
  readonly loaded: Snapshot | undefined;
  readonly #emulator: string;
  readonly #path: string | undefined;
  #snapshot: (() => Snapshot) | undefined;
  #version = 0;
  #savedVersion = 0;
  #writing: Promise<void> | undefined;

  private constructor(emulator: string, path: string | undefined, saved: Saved<Snapshot> | undefined) {
    this.#emulator = emulator;
    this.#path = path;
    this.loaded = saved?.state;
    this.ledger = new Ledger(saved?.ledger, () => this.changed());
  }

  /** Rejects when the file is there but damaged, or belongs to another emulator: nothing is overwritten. */
  static async open<Snapshot>(emulator: string, path?: string): Promise<StateFile<Snapshot>> {
    const text = path === undefined ? undefined : await readIfThere(path);
    if (text === undefined) return new StateFile<Snapshot>(emulator, path, undefined);
    const saved = parse<Snapshot>(text, path);
    if (saved.emulator !== emulator) throw new Error(`${path} holds the state of the ${saved.emulator} emulator, not of ${emulator}`);
    return new StateFile(emulator, path, saved);
  }

  /** Says what to save. Called once, before the first change. */
  keep(snapshot: () => Snapshot): void {
    this.#snapshot = snapshot;
  }

  /** Marks a change that must be on disk before the next answer. Adding to the ledger marks one too. */
  changed(): void {
    if (this.#path !== undefined) this.#version += 1;
  }

  get unsaved(): boolean {
    return this.#savedVersion < this.#version;
  }

  /** Resolves when every change made so far is in the file. */
  async saved(): Promise<void> {
    const version = this.#version;
    while (this.#savedVersion < version) {
      this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
      await this.#writing;
    }
  }

  async #write(): Promise<void> {
    const path = this.#path;
    if (path === undefined || this.#snapshot === undefined) throw new Error('StateFile.keep was not called before the first change');
    const version = this.#version;
    const text = JSON.stringify({ emulator: this.#emulator, state: this.#snapshot(), ledger: this.ledger.entries });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.tmp`, text);
    await rename(`${path}.tmp`, path);
    this.#savedVersion = version;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse<Snapshot>(text: string, path: string | undefined): Saved<Snapshot> {
  try {
    return JSON.parse(text) as Saved<Snapshot>;
  } catch (cause) {
    throw new Error(`${path} is not an emulator's state: it does not hold JSON`, { cause });
  }
}
