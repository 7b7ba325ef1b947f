import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import type { ErrorDetail } from 'trunkline/errors';
import { Secret } from '#host';
import { compilable, compile, makeAjv } from './ajv.js';
import { unknownFields } from './unknown-fields.js';

/** A connection's settings as they are used, and what is wrong with them. */
export interface AcceptedSettings {
  readonly details: readonly ErrorDetail[];
  readonly values: Settings;
  /** Settings among the faults that were accepted once, each with what to do instead. */
  readonly retired: readonly (readonly [name: string, remedy: string])[];
}

type Settings = Readonly<Record<string, unknown>>;

/**
 * Checks a connection's settings, and puts in the defaults of those that are not given. A secret is an instance, or says where it is kept.
 */
export function acceptSettings(document: ConnectorDocument, settings: Settings): AcceptedSettings {
  return settingsAcceptor(document)(settings);
}

/** The same, compiled once for all connections of a connector. */
export function settingsAcceptor(document: ConnectorDocument): (settings: Settings) => AcceptedSettings {
  const schema = document.schemas[document.connection.schema]!;
  const { secrets } = document.connection;
  const all = Object.entries(schema.properties ?? {});
  const retired = all.flatMap(([name, { 'x-retired': remedy }]) => (remedy === undefined ? [] : [[name, remedy] as const]));
  const known = all.filter(([, field]) => field['x-retired'] === undefined).map(([name]) => name);
  const isSecret = (name: string): boolean => secrets.includes(name);
  const open: JsonSchema = { ...compilable(schema), required: schema.required?.filter((name) => !isSecret(name)) };
  const check = compile(makeAjv('input', {}, true), open);
  return (given) => {
    const refused = retired.filter(([name]) => given[name] !== undefined && given[name] !== null);
    const settings = Object.fromEntries(Object.entries(given).filter(([name]) => !retired.some(([one]) => one === name)));
    const values = Object.fromEntries(Object.entries(settings).filter(([name]) => !isSecret(name)));
    const wrongSecrets = secrets.flatMap((path) => {
      const message = settings[path] === undefined ? (schema.required?.includes(path) ? UNSAID : undefined) : secretFault(settings[path]);
      return message === undefined ? [] : [{ path, message }];
    });
    const old = refused.map(([path]) => ({ path, message: 'is no longer accepted', code: 'retired' }));
    const details = [...old, ...unknownFields(settings, known), ...wrongSecrets, ...check(values)];
    const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => isSecret(name)));
    return { details, values: { ...values, ...kept }, retired: refused };
  };
}

const UNSAID = 'is a secret: say where it is kept, { env: NAME } or { file: path }';
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is wrong with where a secret is said to be kept; whether it is there is found when it is opened. */
function secretFault(value: unknown): string | undefined {
  if (value instanceof Secret) return undefined;
  if (typeof value !== 'object' || value === null) return UNSAID;
  const [only, ...more] = Object.entries(value);
  const [kind, at] = only ?? [];
  if (more.length > 0 || (kind !== 'env' && kind !== 'file') || typeof at !== 'string' || at === '') return UNSAID;
  return kind === 'file' || VARIABLE.test(at) ? undefined : 'is in no environment variable: a name has letters, digits and underscores';
}
