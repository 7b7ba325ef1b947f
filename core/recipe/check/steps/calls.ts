import { didYouMean } from '../../../text/did-you-mean.js';
import { Schemas } from '../../../document/schema.js';
import { stepsOf } from '../../blocks-of.js';
import type { ActionStep, CallStep, Recipe } from '../../recipe.js';
import { recipeSchemas, validatorOf } from '../../recipe-schemas.js';
import type { BlockChecker, CheckContext } from '../block.js';
import type { OperationFacts } from '../connector-facts.js';
import { checkExpressions, checkType } from '../expressions.js';
import { checkInput } from '../input.js';
import type { Scope } from '../scope.js';
import type { Outcome } from '../outcomes.js';
import { NOTHING, plainShape, type Shapes, TEXT } from '../shape.js';
import { checkUses } from '../uses.js';

export function checkAction(step: ActionStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, bound, recipe, used } = context;
  used.add(step.uses.connection);
  const { node, entries } = places.of(step);
  const operation = checkUses(file, { uses: step.uses, node: places.value(step, 'uses'), wanted: 'action' }, bound, recipe.connections);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  if (operation) checkInput(file, node, input, operation.taker, scope);
  if (operation) checkFile(step, operation, scope, context);
  if (operation?.document.kind === 'download') return { output: { shapes: WRITTEN } };
  return { output: { shapes: operation && (operation.result ? [operation.result] : NOTHING) } };
}

/** What a download gives: the file that it has become. */
const WRITTEN = [
  plainShape({
    type: 'object',
    properties: {
      path: { type: 'string' },
      size: { type: 'integer' },
      sha256: { type: 'string' },
      name: { type: 'string' },
      type: { type: 'string' },
    },
  }),
];

const FILE_KEYS = { download: 'to', upload: 'from' } as const;

/** A download says where its file goes, an upload which one it sends, and nothing else has a file. */
function checkFile(step: ActionStep, { name, document: { kind } }: OperationFacts, scope: Scope, { file, places }: CheckContext): void {
  const { node, entries } = places.of(step);
  const wanted = kind === 'download' || kind === 'upload' ? FILE_KEYS[kind] : undefined;
  for (const key of ['to', 'from']) {
    const entry = entries.get(key);
    if (!entry) continue;
    if (key === wanted) {
      checkExpressions(file, entry.value, scope);
      checkType(file, entry.value, scope, TEXT, 'A path', 'Put it into a text: "exports/${{ event.id }}.zip".');
    } else file.fault(entry.key, `\`${name}\` has no use for \`${key}\`.`, 'Leave it out.');
  }
  if (wanted === undefined || entries.has(wanted)) return;
  const article = kind === 'download' ? 'a download' : 'an upload';
  file.fault(
    places.value(step, 'uses') ?? node,
    `\`${name}\` is ${article}, and this step has no \`${wanted}\`.`,
    `Name a file below the project’s folder \`files\`: \`${wanted}: exports/today.zip\`.`,
  );
}

export function checkCall(step: CallStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, recipes } = context;
  const { node, entries } = places.of(step);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  const called = recipes.get(step.recipe);
  if (!called) return recipes.has(step.recipe) ? UNKNOWN : unknownRecipe(step, context);
  const { schemas: named } = recipeSchemas(called);
  const schemas = new Schemas({ schemas: named });
  checkInput(file, node, input, { name: step.recipe, validator: validatorOf(named), schemas, input: 'inputs' }, scope);
  return { output: { shapes: outputOf(called, schemas) } };
}

function unknownRecipe(step: CallStep, { file, places, recipes }: CheckContext): Outcome {
  const { recipe } = step;
  if (recipe === '') return UNKNOWN;
  const suggestion = didYouMean(recipe, recipes.keys());
  const remedy = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : `A recipe is called by the name of its file, without \`.yaml\`, beside this one.`;
  file.fault(places.value(step, 'call'), `There is no recipe \`${recipe}\`.`, remedy, { ...(suggestion && { suggestion }) });
  return UNKNOWN;
}

/** What its `return` gives; null from a recipe that has none. */
function outputOf(called: Recipe, schemas: Schemas): Shapes {
  if (Object.keys(called.outputs).length > 0) return [{ schemas, schema: schemas.named('outputs')! }];
  return [...stepsOf(called.steps)].some(({ kind }) => kind === 'return') ? undefined : NOTHING;
}

const UNKNOWN: Outcome = { output: { shapes: undefined } };
