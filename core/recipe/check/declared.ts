import { isScalar } from 'yaml';
import { itemsOf, pairsOf, type Place } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import type { ParsedRecipe } from '../read/parse.js';
import { validatorOf } from '../recipe-schemas.js';
import { isTemplate } from '../template.js';

/** Tells of expressions where none is evaluated. */
export function refuseExpressions(file: YamlFile, node: Place, message: string): void {
  for (const item of itemsOf(node)) refuseExpressions(file, item, message);
  for (const { value } of pairsOf(node)) refuseExpressions(file, value, message);
  if (isScalar(node) && isTemplate(node.value))
    file.fault(node, message, 'Write the value itself; a `set` step can change a var in a run.');
}

/** An input's default must be what the input takes. */
export function checkDefaults({ file, recipe, places }: Required<ParsedRecipe>): void {
  for (const [name, input] of Object.entries(recipe.inputs)) {
    const node = places.of(input).entries.get('default')?.value;
    refuseExpressions(file, node, 'A default is a plain value, known before anything runs.');
    if (input.default === undefined || holdsTemplate(input.default)) continue;
    const [fault] = validatorOf({ [name]: input.schema }).faults(name, input.default);
    if (fault) file.fault(node, `The default of \`${name}\` ${fault.message}.`, 'Give one that the input takes.');
  }
}

const holdsTemplate = (value: unknown): boolean =>
  isTemplate(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsTemplate));
