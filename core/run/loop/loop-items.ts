/** One item that has no outcome yet. */
export interface LoopItem {
  readonly key: string;
  readonly data: unknown;
  /** Its place in the loop, from 0. */
  readonly index: number;
  readonly page: number;
}

/** What a loop goes through. */
export interface LoopItems extends AsyncIterable<LoopItem> {
  /** False when the vendor could not tell whether the list was whole. */
  readonly isComplete: boolean;
  /** Said for each item that was given, once it has an outcome. */
  settled(item: LoopItem): Promise<void>;
}

/** A key as text; undefined for a value that cannot be one. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}
