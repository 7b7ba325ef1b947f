import { jsonHash } from './canonical-json.js';

/** One value that is not as it was, by its path in fields and list places: `request.fields.id`, `rows[2].code`. */
export interface JsonChange {
  readonly path: string;
  /** Undefined where there was none. */
  readonly before: unknown;
  readonly now: unknown;
}

/** The smallest values in which two JSON values differ. Lists of another length are told whole. */
export function jsonChanges(before: unknown, now: unknown, path = ''): readonly JsonChange[] {
  if (before === undefined || now === undefined) return before === now ? [] : [{ path, before, now }];
  if (jsonHash(before) === jsonHash(now)) return [];
  if (Array.isArray(before) && Array.isArray(now) && before.length === now.length)
    return before.flatMap((value, place) => jsonChanges(value, now[place], `${path}[${place}]`));
  if (isMap(before) && isMap(now)) {
    const names = new Set([...Object.keys(before), ...Object.keys(now)]);
    return [...names].flatMap((name) => jsonChanges(before[name], now[name], path === '' ? name : `${path}.${name}`));
  }
  return [{ path, before, now }];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
