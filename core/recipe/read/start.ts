import { isMap } from 'yaml';
import { parseInstant } from '../../text/instant.js';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { EventTrigger } from '../recipe.js';
import type { Words } from './words.js';

/** Where a trigger begins: `now`, `all`, or `{ since: <instant> }`. All is what is meant without it, and undefined stands for it. */
export function readStart(words: Words, entry: Entry): EventTrigger['start'] {
  if (!isMap(entry.value)) return words.oneOf(entry, ['now', 'all']) === 'now' ? 'now' : undefined;
  const { reader } = words;
  const keys = reader.entries(entry.value, '`start`', ['since']);
  const node = reader.required(keys, 'since', entry.value, '`start`');
  const since = node === undefined ? undefined : reader.text(node, '`since`');
  if (since === undefined) return undefined;
  if (parseInstant(since) !== undefined) return { since };
  reader.file.fault(node, '`since` is an instant.', 'Write it in ISO 8601: `2026-01-31T09:00:00Z`, or a day: `2026-01-31`.');
  return undefined;
}
