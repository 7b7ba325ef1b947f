import { type Scalar, isScalar } from 'yaml';
import type { Place } from '../../yaml/nodes.js';

/** How a number, by its type, is written without quotes. */
const NUMBERS: Readonly<Record<string, RegExp>> = { integer: /^-?\d{1,15}$/, number: /^-?\d{1,15}(\.\d+)?$/ };
const SCALARS: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean']);

/** What to write in the place of a value of another type than is wanted; undefined where nothing simple would do. */
export function rewriteRemedy(at: Place, wanted: readonly string[]): string | undefined {
  if (!isScalar(at) || at.value === null) return undefined;
  if (typeof at.value === 'string') return textRemedy(at.value, wanted) ?? listRemedy(at, wanted);
  return wanted.includes('string') ? `Put it in quotes: \`"${writtenAs(at)}"\`.` : listRemedy(at, wanted);
}

function textRemedy(text: string, wanted: readonly string[]): string | undefined {
  const isBare = wanted.some((type) => NUMBERS[type]?.test(text)) || (wanted.includes('boolean') && /^(true|false)$/.test(text));
  if (isBare) return `Write it without quotes: \`${text}\`.`;
  return wanted.includes('boolean') ? 'Write `true` or `false`.' : undefined;
}

const listRemedy = (at: Scalar, wanted: readonly string[]): string | undefined =>
  wanted.includes('array') ? `Write a list: \`[${writtenAs(at)}]\`.` : undefined;

const writtenAs = ({ source, value }: Scalar): string => source ?? String(value);

/** How an expression gives a wanted type; undefined where no function makes it of what the expression gives. */
export function convertRemedy(expression: string, given: ReadonlySet<string>, wanted: ReadonlySet<string>): string | undefined {
  const source = expression.trim();
  if (wanted.has('string')) return [...given].every((type) => SCALARS.has(type)) ? convertedBy('string', source) : undefined;
  if (given.size !== 1 || !given.has('string')) return undefined;
  if (wanted.has('integer')) return convertedBy('int', source);
  return wanted.has('number') ? convertedBy('double', source) : undefined;
}

const convertedBy = (name: string, source: string): string => `Convert it: \`\${{ ${name}(${source}) }}\`.`;
