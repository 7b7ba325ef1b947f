import { isMap } from 'yaml';
import { didYouMean } from '../../text/did-you-mean.js';
import { parseInstant } from '../../text/instant.js';
import type { Place } from '../../yaml/nodes.js';
import type { Entry, YamlReader } from '../../yaml/yaml-reader.js';
import type { EventTrigger } from '../recipe.js';
import type { Words } from './words.js';

/** Where a trigger begins: `now`, `all`, or `{ since: <instant> }`. All is what is meant without it, and undefined stands for it. */
export function readStart(words: Words, entry: Entry): EventTrigger['start'] {
  const { reader } = words;
  if (!isMap(entry.value)) return readWord(reader, entry.value);
  const keys = reader.entries(entry.value, '`start`', ['since']);
  const node = reader.required(keys, 'since', entry.value, '`start`');
  const since = node === undefined ? undefined : reader.text(node, '`since`');
  if (since === undefined) return undefined;
  if (parseInstant(since) !== undefined) return { since };
  reader.file.fault(node, '`since` is an instant.', 'Write it in ISO 8601: `2026-01-31T09:00:00Z`, or a day: `2026-01-31`.');
  return undefined;
}

function readWord(reader: YamlReader, node: Place): 'now' | undefined {
  const word = reader.data(node);
  if (word === 'now' || word === 'all') return word === 'now' ? word : undefined;
  const suggestion = typeof word === 'string' ? didYouMean(word, ['now', 'all']) : undefined;
  const since = typeof word === 'string' && parseInstant(word) !== undefined ? word : '2026-01-31T09:00:00Z';
  const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Write \`start: now\`, or an instant: \`start: { since: ${since} }\`.`;
  reader.file.fault(node, '`start` is `now`, `all` or `{ since: … }`.', remedy, { ...(suggestion && { suggestion }) });
  return undefined;
}
