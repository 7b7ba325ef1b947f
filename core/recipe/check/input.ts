import { isMap, isScalar } from 'yaml';
import type { JsonSchema } from 'trunkline/document';
import { InputValidator, type ValueFault } from '../../document/input-validator.js';
import { Schemas } from '../../document/schema.js';
import { didYouMean } from '../../text/did-you-mean.js';
import { type Place, entryOf, itemsOf, keyText, pairsOf } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import { YamlReader } from '../../yaml/yaml-reader.js';
import { isTemplate } from '../template.js';
import { rewriteRemedy } from './conversion.js';
import { checkType } from './expressions.js';
import { meantHere } from './lookalikes.js';
import type { Scope } from './scope.js';

/** What takes a `with`: an operation, or a recipe that is called. */
export interface Taker {
  /** For people: the operation's name, or the recipe's. */
  readonly name: string;
  /** What shows all that it takes, where a command does. */
  readonly command?: string;
  /** What its fields are. Default `input`. */
  readonly what?: 'input' | 'output';
  readonly validator: InputValidator;
  readonly schemas: Schemas;
  /** Name of the input's schema; absent when nothing is taken. */
  readonly input?: string;
  /** A field that is filled in by the runtime. */
  readonly filled?: string;
}

/** Checks a `with` against what its taker takes. An expression may stand for any value of its type. */
export function checkInput(file: YamlFile, owner: Place, given: Place, taker: Taker, scope: Scope): void {
  const { validator, schemas, input, name, filled } = taker;
  const schema = schemas.named(input);
  if (given && !isMap(given)) return; // Told where the file is read.
  if (input === undefined || !schema) {
    if (given && pairsOf(given).length > 0) file.fault(given, `\`${name}\` takes no input.`, 'Remove its `with`.');
    return;
  }
  const value = given ? new YamlReader(file).data(given) : {};
  for (const fault of validator.faults(input, value)) {
    if (fault.missing !== undefined && fault.path.length === 0 && fault.missing === filled) continue;
    if (fault.keyword === 'additionalProperties') continue; // Told by name below.
    const place = placeOf(given, fault.path);
    if (standsForAnything(place, fault)) continue;
    report(file, fault, place ?? given ?? owner, taker, scope);
  }
  if (given) checkFields(file, given, schema, taker, scope);
}

function report(file: YamlFile, { missing, path, message, allowed, types = [] }: ValueFault, at: Place, taker: Taker, scope: Scope): void {
  const { name, what = 'input' } = taker;
  const field = [...path, ...(missing === undefined ? [] : [missing])].join('.');
  if (missing !== undefined)
    return file.fault(at, `\`${name}\` needs the ${what} \`${field}\`.`, `Add \`${missing}:\`${what === 'input' ? ' under `with`' : ''}.`);
  const given = isScalar(at) ? didYouMean(String(at.value), (allowed ?? []).map(String)) : undefined;
  const meant = isScalar(at) && typeof at.value === 'string' ? meantHere(at.value, scope) : undefined;
  const otherwise = meant ? `Write \`${meant}\`.` : (rewriteRemedy(at, types) ?? `See ${takes(taker)}`);
  const suggestion = given ?? meant;
  const remedy = given ? `Did you mean \`${given}\`?` : otherwise;
  file.fault(at, `\`${field === '' ? name : field}\` ${message}.`, remedy, { ...(suggestion && { suggestion }) });
}

/** Where to look it up. */
const takes = ({ name, command }: Taker): string => `what \`${name}\` takes${command ? `: ${command}` : '.'}`;

/** Names that the input does not have, and types that it does not take, at every depth. */
function checkFields(file: YamlFile, node: Place, schema: JsonSchema, taker: Taker, scope: Scope): void {
  const { schemas, name: owner, what = 'input' } = taker;
  const items = schemas.items(schema);
  const remedy = `Convert it, or see ${takes(taker)}`;
  for (const item of items ? itemsOf(node) : []) {
    checkType(file, item, scope, [{ schemas, schema: items! }], 'An item', remedy);
    checkFields(file, item, items!, taker, scope);
  }
  for (const { key, value } of pairsOf(node)) {
    const name = keyText(key) ?? '';
    const field = schemas.field(schema, name);
    if (typeof field === 'object') {
      checkType(file, value, scope, [{ schemas, schema: field }], `\`${name}\``, remedy);
      checkFields(file, value, field, taker, scope);
    }
    if (field !== undefined) continue;
    const suggestion = didYouMean(name, schemas.fieldNames(schema));
    const names = schemas.fieldNames(schema).map((one) => `\`${one}\``);
    const otherwise = `It takes ${names.join(', ') || 'nothing'}.`;
    file.fault(key, `\`${owner}\` has no ${what} \`${name}\`.`, suggestion ? `Did you mean \`${suggestion}\`?` : otherwise, {
      ...(suggestion && { suggestion }),
    });
  }
}

function placeOf(root: Place, path: readonly string[]): Place {
  return path.reduce<Place>((node, key) => {
    return isMap(node) ? entryOf(node, key) : itemsOf(node)[Number(key)];
  }, root);
}

/** A missing name is missing whatever the expressions give; anything else cannot be known where one stands. */
function standsForAnything(place: Place, { keyword }: ValueFault): boolean {
  if (isScalar(place)) return isTemplate(place.value);
  return keyword !== 'required' && hasExpression(place);
}

function hasExpression(node: Place): boolean {
  if (isScalar(node)) return isTemplate(node.value);
  return itemsOf(node).some(hasExpression) || pairsOf(node).some(({ value }) => hasExpression(value));
}
