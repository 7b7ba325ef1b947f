import { type Scalar, isScalar } from 'yaml';
import type { JsonSchema } from 'trunkline/document';
import { didYouMean } from '../text/did-you-mean.js';
import { type Place, itemsOf, pairsOf } from '../yaml/nodes.js';
import type { YamlFile } from '../yaml/yaml-file.js';
import { CEL, ROOTS, type Root } from './cel.js';
import type { Shape } from './connector-facts.js';
import { ExpressionError } from './expression-error.js';
import { type MemberChain, chainsOf } from './expression-walk.js';
import { compileExpression } from './expression.js';
import { isTemplate, splitTemplate } from './template.js';

/** What an expression may name at one place of the recipe. */
export interface CheckScope {
  readonly vars: readonly string[];
  /** What the triggers' records look like; undefined when it is not known. */
  readonly events: readonly Shape[] | undefined;
  /** Steps before this one, with what they give, when that is known. */
  readonly steps: Map<string, Shape | undefined>;
  readonly later: Set<string>;
  /** The only roots that have a value here; all of them when absent. */
  readonly only?: readonly Root[];
}

/** Checks every expression in a value: its syntax, its operators, and each plain member chain against what it leads into. */
export function checkExpressions(file: YamlFile, node: Place, scope: CheckScope): void {
  for (const item of itemsOf(node)) checkExpressions(file, item, scope);
  for (const { value } of pairsOf(node)) checkExpressions(file, value, scope);
  if (isScalar(node) && isTemplate(node.value)) checkTemplate(file, node, node.value, scope);
}

function checkTemplate(file: YamlFile, node: Scalar, text: string, scope: CheckScope): void {
  try {
    for (const part of splitTemplate(text)) {
      if ('expression' in part) checkExpression(file, node, part.expression, part.offset, scope);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    file.fault(file.offsetIn(node, text.lastIndexOf('${{')), error.message, error.remedy ?? '');
  }
}

function checkExpression(file: YamlFile, node: Scalar, source: string, start: number, scope: CheckScope): void {
  const at = (offset: number): number => file.offsetIn(node, start + offset);
  try {
    const chains = chainsOf(CEL.parse(source).ast);
    const faults = chains.map((chain) => chainFault(chain, scope)).filter((fault) => fault !== undefined);
    for (const { offset, message, word, candidates, remedy } of faults) {
      const suggestion = didYouMean(word, candidates);
      file.fault(at(offset), message, suggestion ? `Did you mean \`${suggestion}\`?` : remedy, { ...(suggestion && { suggestion }) });
    }
    if (faults.length === 0) compileExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return file.fault(at(error.offset), error.message, error.remedy ?? '');
    const parsed = compileFault(source);
    file.fault(at(parsed.offset), parsed.message, parsed.remedy ?? '');
  }
}

function compileFault(source: string): ExpressionError {
  try {
    compileExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
  }
  return new ExpressionError('expression_failed', source, 0, 'it cannot be read', 'Look at its syntax.');
}

interface ChainFault {
  readonly offset: number;
  readonly message: string;
  readonly word: string;
  readonly candidates: readonly string[];
  readonly remedy: string;
}

function chainFault({ root, offset, keys }: MemberChain, scope: CheckScope): ChainFault | undefined {
  const roots = scope.only ?? ROOTS;
  if (!roots.some((known) => known === root)) {
    const isRoot = ROOTS.some((known) => known === root);
    const names = roots.map((name) => `\`${name}\``).join(', ') || 'nothing';
    return {
      offset,
      message: `\`${root}\` ${isRoot ? 'has no value here' : 'is not known'}.`,
      word: isRoot ? '' : root,
      candidates: roots,
      remedy: `An expression here knows ${names}.`,
    };
  }
  const [first, ...rest] = keys;
  if (!first) return undefined;
  const fault = (message: string, candidates: readonly string[], remedy: string): ChainFault => ({
    offset: first.offset,
    message,
    word: first.name,
    candidates,
    remedy,
  });
  if (root === 'vars') {
    return scope.vars.includes(first.name) ? undefined : fault(`There is no var \`${first.name}\`.`, scope.vars, 'Add it under `vars`.');
  }
  if (root === 'run') return first.name === 'id' ? undefined : fault(`A run has no \`${first.name}\`.`, ['id'], 'It has an `id`.');
  if (root === 'event') return memberFault(keys, scope.events);
  if (scope.later.has(first.name))
    return fault(`Step \`${first.name}\` has not run yet here.`, [], 'A step sees the output of those before it.');
  if (!scope.steps.has(first.name))
    return fault(`There is no step \`${first.name}\`.`, [...scope.steps.keys()], 'Name a step before this one.');
  const shape = scope.steps.get(first.name);
  return memberFault(rest, shape && [shape]);
}

/** A member is missing when none of the shapes has it. */
function memberFault(keys: MemberChain['keys'], shapes: readonly Shape[] | undefined): ChainFault | undefined {
  let here = shapes;
  for (const { name, offset } of keys) {
    if (here === undefined || here.length === 0) return undefined;
    const fields = here.map(({ schemas, schema }) => ({ schemas, field: schemas.field(schema, name) }));
    if (fields.some(({ field }) => field === 'open')) return undefined;
    const candidates = here.flatMap(({ schemas, schema }) => schemas.fieldNames(schema));
    const found = fields.flatMap(({ schemas, field }) => (isSchema(field) ? [{ schemas, schema: field }] : []));
    if (found.length === 0) {
      const known = candidates.map((one) => `\`${one}\``).join(', ');
      return {
        offset,
        message: `There is no field \`${name}\`.`,
        word: name,
        candidates,
        remedy: known ? `There are ${known}.` : 'This value has no fields.',
      };
    }
    here = found;
  }
  return undefined;
}

const isSchema = (field: JsonSchema | 'open' | undefined): field is JsonSchema => typeof field === 'object';
