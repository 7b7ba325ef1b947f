import { type Scalar, isScalar } from 'yaml';
import { didYouMean } from '../../text/did-you-mean.js';
import { type Place, itemsOf, pairsOf } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import { celWith, ROOTS } from '../cel.js';
import { ExpressionError } from '../expression-error.js';
import { compileExpression } from '../expression.js';
import { isTemplate, splitTemplate } from '../template.js';
import { convertRemedy } from './conversion.js';
import type { ExpressionFault } from './expression/fault.js';
import { misfit } from './expression/fits.js';
import { inferExpression } from './expression/infer.js';
import { isData, kindsOf, kindWords } from './expression/kinds.js';
import { warnOfLookalikes } from './lookalikes.js';
import type { Scope } from './scope.js';
import { plainShape, type Shapes, shapeOf, TEXT, typesOf } from './shape.js';

/** Checks every expression in a value: its syntax, and each part of it against what the other parts give. */
export function checkExpressions(file: YamlFile, node: Place, scope: Scope): void {
  for (const item of itemsOf(node)) checkExpressions(file, item, scope);
  for (const { value } of pairsOf(node)) checkExpressions(file, value, scope);
  if (isScalar(node) && typeof node.value === 'string') checkTemplate(file, node, node.value, scope);
}

/** What a value of the file will be, expressions in it included. */
export const valueShapes = (value: unknown, scope: Scope): Shapes => shapeOf(value, (text) => templateShapes(text, scope));

/** The same for one text. A mixed text is a text whatever stands in it. */
export function templateShapes(text: string, scope: Scope): Shapes {
  if (!isTemplate(text)) return [plainShape({ type: 'string', const: text })];
  try {
    const [part, ...more] = splitTemplate(text);
    if (more.length > 0 || !part || !('expression' in part)) return TEXT;
    return asData(inferExpression(celWith(localNames(scope)).parse(part.expression).ast, scope).shapes);
  } catch {
    return undefined; // Its fault is told where the expression is checked.
  }
}

/** Tells when an expression never gives what its place takes. */
export function checkType(file: YamlFile, node: Place, scope: Scope, wanted: Shapes, what: string, remedy: string): void {
  if (!isScalar(node) || !isTemplate(node.value)) return;
  const given = templateShapes(node.value, scope);
  const found = misfit(given, wanted);
  if (!found) return;
  const words = found.words?.wanted.map(String) ?? [];
  const suggestion = found.words && didYouMean(String(found.words.given), words);
  const otherwise = found.words
    ? `It is one of ${words.map((word) => `\`${word}\``).join(', ')}.`
    : (conversion(node.value, given, wanted) ?? remedy);
  const place = found.at === '' ? what : `${what}, at \`${found.at.replace(/^\./, '')}\`,`;
  file.fault(node, `${place} ${found.problem}.`, suggestion ? `Did you mean \`${suggestion}\`?` : otherwise, {
    ...(suggestion && { suggestion }),
  });
}

/** How a whole expression becomes what is wanted. */
function conversion(text: string, given: Shapes, wanted: Shapes): string | undefined {
  const [types, wantedTypes] = [typesOf(given), typesOf(wanted)];
  const [part, ...more] = splitTemplate(text);
  if (!types || !wantedTypes || more.length > 0 || !part || !('expression' in part)) return undefined;
  return convertRemedy(part.expression, types, wantedTypes);
}

export const localNames = (scope: Scope): readonly string[] => [...scope.keys()].filter((name) => !ROOTS.some((root) => root === name));

/** An expression's result as the data it becomes. */
const asData = (shapes: Shapes): Shapes => shapes?.map((shape) => ({ ...shape, kind: undefined }));

function checkTemplate(file: YamlFile, node: Scalar, text: string, scope: Scope): void {
  try {
    const parts = splitTemplate(text);
    for (const part of parts) {
      if ('expression' in part) checkExpression(file, node, part.expression, part.offset, scope, parts.length > 1);
      else warnOfLookalikes(file, node, part, scope);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    file.fault(file.offsetIn(node, text.length - error.expression.length - '${{'.length), error.message, error.remedy ?? '');
  }
}

function checkExpression(file: YamlFile, node: Scalar, source: string, start: number, scope: Scope, isMixed: boolean): void {
  for (const { offset, message, remedy, word, candidates = [] } of expressionFaults(source, scope, isMixed)) {
    const suggestion = word === undefined ? undefined : didYouMean(word, candidates);
    const place = file.offsetIn(node, start + offset);
    file.fault(place, message, suggestion ? `Did you mean \`${suggestion}\`?` : remedy, { ...(suggestion && { suggestion }) });
  }
}

/** @param isMixed Whether other text stands beside the expression. */
function expressionFaults(source: string, scope: Scope, isMixed: boolean): readonly ExpressionFault[] {
  const names = localNames(scope);
  try {
    const { shapes, faults } = inferExpression(celWith(names).parse(source).ast, scope);
    if (faults.length > 0) return faults;
    compileExpression(source, names);
    return resultFaults(shapes, source, isMixed);
  } catch (error) {
    return [compileFault(error, source, names)];
  }
}

function compileFault(error: unknown, source: string, names: readonly string[]): ExpressionFault {
  let fault = error;
  try {
    if (!(error instanceof ExpressionError)) compileExpression(source, names);
  } catch (again) {
    fault = again;
  }
  if (!(fault instanceof ExpressionError)) throw error;
  return { offset: fault.offset, message: fault.message, remedy: fault.remedy ?? '' };
}

/** What an expression gives must be data, and inside a text it must be a scalar. */
function resultFaults(shapes: Shapes, source: string, isMixed: boolean): readonly ExpressionFault[] {
  const kinds = [...(kindsOf(shapes) ?? [])];
  if (kinds.length === 0) return [];
  const offset = source.length - source.trimStart().length;
  if (!kinds.some(isData)) {
    return [
      {
        offset,
        message: `This gives ${kindWords(kinds)}, which is no data.`,
        remedy: 'End what may be absent with .orValue(...), or convert it with string().',
      },
    ];
  }
  const isScalarKind = kinds.some((kind) => kind !== 'list' && kind !== 'map' && kind !== 'null' && isData(kind));
  if (!isMixed || isScalarKind) return [];
  return [
    {
      offset,
      message: `Inside a text stands a text, a number or a boolean, and this gives ${kindWords(kinds)}.`,
      remedy: 'Let it be the whole value, or name one field of it.',
    },
  ];
}
