import { isMap, isScalar } from 'yaml';
import type { JsonSchema } from 'trunkline/document';
import type { ValueFault } from '../document/input-validator.js';
import { didYouMean } from '../text/did-you-mean.js';
import { type Place, itemsOf, keyText, pairsOf } from '../yaml/nodes.js';
import type { YamlFile } from '../yaml/yaml-file.js';
import { YamlReader } from '../yaml/yaml-reader.js';
import type { OperationFacts } from './connector-facts.js';
import type { UseNodes } from './recipe-nodes.js';
import { isTemplate } from './template.js';

/** Checks the `with` of a trigger or step against its operation's input class. An expression may stand for any value. */
export function checkInput(file: YamlFile, use: UseNodes, operation: OperationFacts): void {
  const { connector, input, name, filled } = operation;
  const node = use.input?.value;
  const schema = connector.schemas.named(input);
  if (input === undefined || !schema) {
    const first = pairsOf(node)[0]?.key;
    if (first) file.fault(first, `\`${name}\` takes no input.`, 'Remove `with`.');
    return;
  }
  if (use.input && !isMap(node)) return;
  checkFields(file, node, schema, operation);
  for (const fault of connector.validator.faults(input, use.input ? new YamlReader(file).data(node) : {})) {
    if (fault.keyword === 'additionalProperties' || (fault.missing === filled && filled !== undefined)) continue;
    const place = placeOf(node, fault.path);
    if (standsForAnything(place, fault)) continue;
    report(file, fault, place ?? use.usesNode ?? use.node, name);
  }
}

function report(file: YamlFile, { missing, path, message }: ValueFault, at: Place, operation: string): void {
  const field = [...path, ...(missing === undefined ? [] : [missing])].join('.');
  if (missing !== undefined) file.fault(at, `\`${operation}\` needs the input \`${field}\`.`, `Add \`${missing}:\` under \`with\`.`);
  else file.fault(at, `\`${field}\` ${message}.`, `See the input of \`${operation}\`.`);
}

/** Names that the input class does not have, at every depth. */
function checkFields(file: YamlFile, node: Place, schema: JsonSchema, operation: OperationFacts): void {
  const { schemas } = operation.connector;
  const items = schemas.items(schema);
  if (items) for (const item of itemsOf(node)) checkFields(file, item, items, operation);
  for (const { key, value } of pairsOf(node)) {
    const name = keyText(key) ?? '';
    const field = schemas.field(schema, name);
    if (typeof field === 'object') checkFields(file, value, field, operation);
    if (field !== undefined) continue;
    const suggestion = didYouMean(name, schemas.fieldNames(schema));
    const names = schemas.fieldNames(schema).map((one) => `\`${one}\``);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `It takes ${names.join(', ') || 'nothing'}.`;
    file.fault(key, `\`${operation.name}\` has no input \`${name}\`.`, remedy, { ...(suggestion && { suggestion }) });
  }
}

function placeOf(root: Place, path: readonly string[]): Place {
  return path.reduce<Place>((node, key) => {
    if (isMap(node)) return pairsOf(node).find((pair) => keyText(pair.key) === key)?.value;
    return itemsOf(node)[Number(key)];
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
