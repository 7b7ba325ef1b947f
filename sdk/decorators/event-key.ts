import type { EventKey } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';

type Part<R> = Pick<R, string | number>;

/** What identifies an event: a field of its record, or several together, `[(task) => task.id, (task) => task.changed_at]`. */
export type KeyPick<R> = Part<R> | readonly [Part<R>, Part<R>, ...Part<R>[]];

export function writeKey<R>(writer: Writer, key: KeyPick<R>): EventKey {
  if (!isSeveral(key)) return writer.select('key', key);
  const [first, second, ...others] = key;
  const write = (part: Part<R>) => writer.select('key', part);
  return [write(first), write(second), ...others.map(write)];
}

function isSeveral<R>(key: KeyPick<R>): key is Exclude<KeyPick<R>, Part<R>> {
  return Array.isArray(key);
}
