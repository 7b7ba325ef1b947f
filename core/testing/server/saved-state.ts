import { readFile } from 'node:fs/promises';
import type { Effect } from './ledger.js';

/** A record as it is now. */
export type Change = readonly [table: string, id: string | number, row: unknown];

interface Line {
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
}

/** The changes of a file, put together. */
export class SavedState {
  readonly tables = new Map<string, Map<string | number, unknown>>();
  readonly effects: Effect[] = [];

  add({ changes, effects }: Line): void {
    for (const [table, id, row] of changes) {
      const rows = this.tables.get(table) ?? new Map<string | number, unknown>();
      this.tables.set(table, rows.set(id, row));
    }
    for (const effect of effects) this.effects.push(effect);
  }

  /** Everything as one line. */
  toLine(): string {
    const changes = [...this.tables].flatMap(([table, rows]) => [...rows].map(([id, row]): Change => [table, id, row]));
    return `${JSON.stringify({ changes, effects: this.effects } satisfies Line)}\n`;
  }
}

/** Undefined when there is no file. Rejects when it is damaged or another emulator's; a last line without its end was never answered for. */
export async function readStateFile(emulator: string, path: string): Promise<SavedState | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const [head = '', ...lines] = text.split('\n').slice(0, -1);
  const owner = parse<{ readonly emulator: string }>(head, path).emulator;
  if (owner !== emulator) throw new Error(`${path} holds the state of the ${owner} emulator, not of ${emulator}`);
  const state = new SavedState();
  for (const line of lines) state.add(parse<Line>(line, path));
  return lines.length === 0 ? undefined : state;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse<Content>(line: string, path: string): Content {
  try {
    return JSON.parse(line) as Content;
  } catch (cause) {
    throw new Error(`${path} is not an emulator's state, or is damaged`, { cause });
  }
}
