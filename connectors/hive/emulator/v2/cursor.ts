/** How long a cursor is good for is not documented; an hour is assumed. */
const LIFE_MS = 3_600_000;

/** Where a page ends: the last record shown, by time and id. */
export interface Position {
  readonly at: number;
  readonly id: number;
}

/** Opaque to the client, and good for one list only. */
export function encodeCursor(path: string, { at, id }: Position, now: number): string {
  return Buffer.from(JSON.stringify([path, at, id, now])).toString('base64url');
}

/** Undefined when it is not one of this list's, or too old. */
export function decodeCursor(path: string, text: string, now: number): Position | undefined {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(decoded)) return undefined;
  const [ofPath, at, id, issued] = decoded as unknown[];
  if (ofPath !== path || typeof at !== 'number' || typeof id !== 'number' || typeof issued !== 'number') return undefined;
  return now - issued > LIFE_MS ? undefined : { at, id };
}
