import { isMap, isSeq } from 'yaml';
import type { SecretReference } from '../ports/secrets.js';
import { didYouMean } from '../text/did-you-mean.js';
import { parseDuration } from '../text/duration.js';
import { type Place } from '../yaml/nodes.js';
import type { Entry, YamlReader } from '../yaml/yaml-reader.js';
import type { EngineSettings, Project, SqliteStore } from './project.js';

/** Reads how long runs are kept that have ended. */
export function readRetention(reader: YamlReader, { value, key }: Entry): Pick<Project, 'retentionMs'> {
  const written = reader.data(value);
  const ms = written === 'forever' ? Infinity : typeof written === 'string' ? parseDuration(written) : undefined;
  const days = typeof written === 'number' && Number.isInteger(written) && written > 0 ? written : 90;
  if (ms === undefined) reader.file.fault(value ?? key, '`retention` is a duration, or `forever`.', `Write \`${days}d\`, or \`forever\`.`);
  return { retentionMs: ms ?? Infinity };
}

/** Reads where a project keeps what it remembers: a path, or a database. */
export function readStore(reader: YamlReader, entry: Entry | undefined): Pick<Project, 'store'> {
  if (!entry) return {};
  if (!isMap(entry.value)) return { store: reader.text(entry.value, '`store`') ?? '' };
  const keys = reader.entries(entry.value, '`store`', ['sqlite', 'postgresql', 'schema', 'key']);
  if (keys.size === 0 && entry.value.items.length > 0) return {}; // What is unknown is told of.
  if (isFile(keys)) return { store: readFile(reader, keys) };
  const url = reader.required(keys, 'postgresql', entry.key, '`store`');
  const postgresql = keys.has('postgresql') ? readSecret(reader, url, DATABASE_URL) : undefined;
  const schema = text(reader, keys.get('schema'), 'The schema');
  if (schema !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    reader.file.fault(keys.get('schema')?.value, `\`${schema}\` is no name for a schema.`, 'Use small letters, digits and underscores.');
  return { store: { postgresql: postgresql ?? { env: '' }, ...(schema !== undefined && { schema }), ...readKey(reader, keys.get('key')) } };
}

const isFile = (keys: ReadonlyMap<string, Entry>): boolean => keys.has('sqlite') || (keys.has('key') && !keys.has('postgresql'));

function readFile(reader: YamlReader, keys: ReadonlyMap<string, Entry>): SqliteStore {
  const sqlite = text(reader, keys.get('sqlite'), '`sqlite`');
  for (const name of ['postgresql', 'schema'])
    if (keys.has(name))
      reader.file.fault(
        keys.get(name)?.key,
        `A store is in one database: \`${name}\` has no use beside \`sqlite\`.`,
        'Leave one of them out.',
      );
  return { ...(sqlite !== undefined && { sqlite }), ...readKey(reader, keys.get('key')) };
}

/** One reference or several: the first seals, and those behind it open what older ones have sealed. */
function readKey(reader: YamlReader, entry: Entry | undefined): { readonly key?: readonly SecretReference[] } {
  if (!entry) return {};
  const places = isSeq(entry.value) ? reader.items(entry.value, '`key`') : [entry.value];
  if (places.length === 0) reader.file.fault(entry.value, '`key` names no key.', 'Write { env: NAME } or { file: path }.');
  return { key: places.map((place) => readSecret(reader, place ?? entry.key, STORE_KEY) ?? { env: '' }) };
}

interface Secrecy {
  readonly name: string;
  readonly why: string;
}

const DATABASE_URL: Secrecy = { name: 'The URL of the database', why: 'it has a password in it' };
const STORE_KEY: Secrecy = { name: 'The key of the store', why: 'it opens all that is in it' };

/** What is secret stands in no file of the project. */
function readSecret(reader: YamlReader, place: Place, { name: what, why }: Secrecy): SecretReference | undefined {
  const remedy = 'Write { env: NAME } or { file: path }.';
  if (!isMap(place)) {
    reader.file.fault(place, `${what} should be a reference: ${why}.`, remedy);
    return undefined;
  }
  const keys = reader.entries(place, what, ['env', 'file']);
  const [found, ...more] = [...keys.values()];
  if (!found || more.length > 0) {
    reader.file.fault(place, `${what} should be one reference.`, remedy);
    return undefined;
  }
  const name = text(reader, found, 'The reference') ?? '';
  return found.name === 'env' ? { env: name } : { file: name };
}

const ENGINES = ['restate'] as const;
const URLS = ['ingress', 'admin', 'url'] as const;

/** Reads what carries runs: a name, or a name with where it is. */
export function readEngine(reader: YamlReader, entry: Entry | undefined, store: Entry | undefined): Pick<Project, 'engine'> {
  if (!entry) return {};
  const settings = isMap(entry.value) ? readRestate(reader, entry) : named(reader, entry.value ?? entry.key);
  if (!isMap(store?.value) || !store.value.has('postgresql'))
    reader.file.fault(
      entry.key,
      'An engine needs a store that every worker reaches.',
      'Add `store: { postgresql: { env: DATABASE_URL } }`, or take `engine` out: the embedded engine needs nothing.',
    );
  return { engine: settings };
}

function named(reader: YamlReader, place: Place): EngineSettings {
  const name = reader.text(place, '`engine`');
  if (name !== undefined && !ENGINES.some((known) => known === name)) {
    const suggestion = didYouMean(name, ENGINES);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `It may be ${ENGINES.join(', ')}.`;
    reader.file.fault(place, `There is no engine \`${name}\`.`, remedy, { ...(suggestion && { suggestion }) });
  }
  return { use: 'restate' };
}

function readRestate(reader: YamlReader, entry: Entry): EngineSettings {
  const keys = reader.entries(entry.value, '`engine`', ['use', ...URLS, 'listen', 'service', 'identityKeys', 'shared']);
  const use = reader.required(keys, 'use', entry.key, '`engine`');
  const urls = Object.fromEntries(URLS.flatMap((name) => pair(name, url(reader, keys.get(name), `\`${name}\``))));
  const identityKeys = keys.get('identityKeys');
  const shared = keys.get('shared');
  return {
    ...(keys.has('use') ? named(reader, use) : { use: 'restate' }),
    ...urls,
    ...Object.fromEntries(pair('listen', listen(reader, keys.get('listen')))),
    ...Object.fromEntries(pair('service', service(reader, keys.get('service')))),
    ...(identityKeys && { identityKeys: keysOf(reader, identityKeys) }),
    ...(shared && { shared: flag(reader, shared) }),
  };
}

const pair = <T>(name: string, value: T | undefined): readonly (readonly [string, T])[] => (value === undefined ? [] : [[name, value]]);

function url(reader: YamlReader, entry: Entry | undefined, what: string): string | undefined {
  const written = text(reader, entry, what);
  if (written === undefined || /^https?:$/.test(URL.parse(written)?.protocol ?? '')) return written;
  reader.file.fault(entry?.value, `${what} should be a URL.`, 'Write it as http://127.0.0.1:8080.');
  return undefined;
}

function listen(reader: YamlReader, entry: Entry | undefined): string | undefined {
  const written = text(reader, entry, '`listen`');
  if (written === undefined || (/:\d{1,5}$/.test(written) && URL.canParse(`http://${written}`))) return written;
  reader.file.fault(entry?.value, '`listen` should be an address and a port.', 'Write it as 127.0.0.1:9080.');
  return undefined;
}

function service(reader: YamlReader, entry: Entry | undefined): string | undefined {
  const written = text(reader, entry, '`service`');
  if (written === undefined || /^[a-zA-Z][a-zA-Z0-9_.-]*$/.test(written)) return written;
  reader.file.fault(entry?.value, `\`${written}\` is no name for a service.`, 'Use letters, digits, dots, dashes and underscores.');
  return undefined;
}

function keysOf(reader: YamlReader, { key, value }: Entry): readonly string[] {
  return reader.items(value ?? key, '`identityKeys`').flatMap((item) => {
    const written = reader.text(item ?? key, 'An identity key');
    if (written === undefined) return [];
    if (!written.startsWith('publickeyv1_'))
      reader.file.fault(item, 'An identity key should begin with publickeyv1_.', 'Restate prints it as it starts.');
    return [written];
  });
}

function flag(reader: YamlReader, { key, value }: Entry): boolean {
  const written = value ? reader.data(value) : undefined;
  if (typeof written !== 'boolean') reader.file.fault(value ?? key, '`shared` should be true or false.', 'Write true or false.');
  return written === true;
}

const text = (reader: YamlReader, entry: Entry | undefined, what: string): string | undefined =>
  entry && reader.text(entry.value ?? entry.key, what);
