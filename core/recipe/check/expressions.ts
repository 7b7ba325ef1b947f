import { type Scalar, isScalar } from 'yaml';
import { didYouMean } from '../../text/did-you-mean.js';
import { type Place, itemsOf, pairsOf } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import { celWith, ROOTS } from '../cel.js';
import { ExpressionError } from '../expression-error.js';
import { type MemberChain, chainsOf } from '../expression-walk.js';
import { compileExpression } from '../expression.js';
import { isTemplate, splitTemplate } from '../template.js';
import { fieldShapes, infer } from './infer.js';
import type { Name, Scope } from './scope.js';
import { type Shapes, shapeOf, TEXT, typesOf, typeWords } from './shape.js';

/** Checks every expression in a value: its syntax, its operators, and each plain member chain against what it leads into. */
export function checkExpressions(file: YamlFile, node: Place, scope: Scope): void {
  for (const item of itemsOf(node)) checkExpressions(file, item, scope);
  for (const { value } of pairsOf(node)) checkExpressions(file, value, scope);
  if (isScalar(node) && isTemplate(node.value)) checkTemplate(file, node, node.value, scope);
}

/** What a value of the file will be, expressions in it included. */
export const valueShapes = (value: unknown, scope: Scope): Shapes => shapeOf(value, (text) => templateShapes(text, scope));

/** The same for one text. A mixed text is a text whatever stands in it. */
export function templateShapes(text: string, scope: Scope): Shapes {
  if (!isTemplate(text)) return TEXT;
  try {
    const [part, ...more] = splitTemplate(text);
    if (more.length > 0 || !part || !('expression' in part)) return TEXT;
    return infer(celWith(localNames(scope)).parse(part.expression).ast, scope);
  } catch {
    return undefined; // Its fault is told where the expression is checked.
  }
}

/** Tells when an expression gives none of the types that its place takes. */
export function checkType(file: YamlFile, node: Place, scope: Scope, wanted: ReadonlySet<string>, what: string, remedy: string): void {
  if (!isScalar(node) || !isTemplate(node.value)) return;
  const given = typesOf(templateShapes(node.value, scope));
  if (!given || fits(given, wanted)) return;
  file.fault(node, `${what} takes ${typeWords(wanted)}, and this gives ${typeWords(given)}.`, remedy);
}

/** True when a value of one of these types may do. A field that may be null is the recipe's own business until it runs. */
function fits(given: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...given].some(
    (type) => wanted.has(type) || (type === 'integer' && wanted.has('number')) || (type === 'number' && wanted.has('integer')),
  );
}

export const localNames = (scope: Scope): readonly string[] => [...scope.keys()].filter((name) => !ROOTS.some((root) => root === name));

function checkTemplate(file: YamlFile, node: Scalar, text: string, scope: Scope): void {
  try {
    for (const part of splitTemplate(text)) {
      if ('expression' in part) checkExpression(file, node, part.expression, part.offset, scope);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    file.fault(file.offsetIn(node, text.lastIndexOf('${{')), error.message, error.remedy ?? '');
  }
}

function checkExpression(file: YamlFile, node: Scalar, source: string, start: number, scope: Scope): void {
  const at = (offset: number): number => file.offsetIn(node, start + offset);
  const names = localNames(scope);
  try {
    const chains = chainsOf(celWith(names).parse(source).ast);
    const faults = chains.map((chain) => chainFault(chain, scope)).filter((fault) => fault !== undefined);
    for (const { offset, message, word, candidates, remedy } of faults) {
      const suggestion = didYouMean(word, candidates);
      file.fault(at(offset), message, suggestion ? `Did you mean \`${suggestion}\`?` : remedy, { ...(suggestion && { suggestion }) });
    }
    if (faults.length === 0) compileExpression(source, names);
  } catch (error) {
    const fault = error instanceof ExpressionError ? error : compileFault(source, names);
    file.fault(at(fault.offset), fault.message, fault.remedy ?? '');
  }
}

function compileFault(source: string, names: readonly string[]): ExpressionError {
  try {
    compileExpression(source, names);
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

function chainFault({ root, offset, keys }: MemberChain, scope: Scope): ChainFault | undefined {
  const name = scope.get(root);
  if (!name) return unknownRoot(root, offset, scope);
  const [first, ...rest] = keys;
  if (!first) return undefined;
  if (!name.members) return memberFault(keys, name.shapes);
  const found = closedFault(name, first) ?? missingFault(name, first);
  return found ?? memberFault(rest, name.members.get(first.name));
}

function unknownRoot(root: string, offset: number, scope: Scope): ChainFault {
  const isRoot = ROOTS.some((known) => known === root);
  const names = [...scope.keys()];
  return {
    offset,
    message: `\`${root}\` ${isRoot ? 'has no value here' : 'is not known'}.`,
    word: isRoot ? '' : root,
    candidates: names,
    remedy: `An expression here knows ${names.map((name) => `\`${name}\``).join(', ') || 'nothing'}.`,
  };
}

type Key = MemberChain['keys'][number];

function closedFault({ closed }: Name, { name, offset }: Key): ChainFault | undefined {
  const why = closed?.get(name);
  return why === undefined
    ? undefined
    : { offset, message: `Step \`${name}\` ${why}`, word: '', candidates: [], remedy: 'A step sees the output of those before it.' };
}

function missingFault({ members, missing = 'There is no', remedy = '' }: Name, { name, offset }: Key): ChainFault | undefined {
  if (members?.has(name)) return undefined;
  return { offset, message: `${missing} \`${name}\`.`, word: name, candidates: [...(members?.keys() ?? [])], remedy };
}

/** A member is missing when none of the shapes has it. */
function memberFault(keys: readonly Key[], shapes: Shapes): ChainFault | undefined {
  let here = shapes;
  for (const { name, offset } of keys) {
    if (here === undefined || here.length === 0) return undefined;
    const found = fieldShapes(here, name);
    if (found?.length === 0) {
      const candidates = here.flatMap(({ schemas, schema }) => schemas.fieldNames(schema));
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
