import type { SeededRandom } from '../simulation/world/seeded-random.js';

/** What has led out of evaluators of other programs, and what might lead out of this one. */
export const ESCAPES: readonly string[] = [
  "event.constructor.constructor('return process')()",
  'event["constructor"]["constructor"]("return process")()',
  'event.__proto__.polluted',
  'event.__proto__.constructor',
  'event["__proto__"]["toString"]',
  "''.constructor.fromCharCode(65)",
  '[].constructor',
  '[].map.constructor',
  '{}.constructor.prototype',
  'event.toString()',
  'event.valueOf()',
  'event.hasOwnProperty("a")',
  'event.__defineGetter__("a", event.b)',
  'event.__lookupGetter__("a")',
  'vars.constructor',
  'steps.__proto__',
  'run.constructor.name',
  'this',
  'this.constructor',
  'globalThis',
  'process.env',
  'process.exit(1)',
  'require("fs")',
  'import("node:fs")',
  'eval("1")',
  'Function("return 1")()',
  'new Function("return 1")()',
  '(() => 1)()',
  'x => x',
  'function() { return 1 }',
  '`${1}`',
  '{{7*7}}',
  '${7*7}',
  '#{7*7}',
  '__import__("os")',
  '$eval("1")',
  '$..[?(@.constructor)]',
  'event[Symbol.iterator]',
  'Symbol("x")',
  'event.getter',
  'arguments.callee',
  'event.then(x, x)',
  'Object.assign(event, vars)',
  'event.text = 1',
  'delete event.text',
  'event.text; 1',
  'event.text // comment',
  'event?.text',
  'typeof event',
  'event instanceof Object',
  'void 0',
  'undefined',
  'NaN',
  'Infinity',
  'trunklineTick()',
  'trunklineTick() && true',
  'dyn(event).constructor',
  'type(event)',
  'type(type(1))',
  'has(event.constructor)',
  'has(event.__proto__)',
  '"__proto__" in event',
  '"constructor" in vars',
  '{"__proto__": {"polluted": true}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  '[{"__proto__": 1}, {"toString": 2}, {"then": 3}, {"toJSON": 4}]',
  'event.polluting',
  'event.constructed',
  'event.constructed.constructor.prototype',
  'event.list.map(__proto__, __proto__)',
  'event.list.map(constructor, constructor)',
  'event.list.map(event, event)',
];

const ATOMS: readonly string[] = [
  'event', 'event.text', 'event.long', 'event.list', 'event.deep', 'event.template', 'event.polluting', 'vars', 'vars.n', 'inputs', 'steps', 'steps.a', 'run.id',
  '0', '1', '-1', '9223372036854775807', '-9223372036854775808', '9223372036854775808', '18446744073709551615u', '1e308', '-0.0', '0.0', '5e-324', '1e999',
  'true', 'false', 'null', '""', '"a"', '"${{ vars.n }}"', '"\\u0000"', '"\\ud800"', '"😀"', "r'\\d'", "b'\\xff'", '"""x"""',
  'timestamp("9999-12-31T23:59:59Z")', 'timestamp("0001-01-01T00:00:00Z")', 'timestamp("nonsense")', 'duration("9223372036s")', 'duration("-1ns")',
  '[]', '{}', '[1, [2, [3]]]', '{"a": {"b": 1}}', '{1: 2, true: 3}', '{"__proto__": 1}', 'optional.none()', 'optional.of(1)',
]; // prettier-ignore
const NAMES: readonly string[] = ['a', 'text', 'list', '__proto__', 'constructor', 'prototype', 'toString', 'length', 'then', 'x', 'deep'];
const BINARY: readonly string[] = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in'];
const MACROS: readonly string[] = ['map', 'filter', 'all', 'exists', 'exists_one'];
const METHODS: readonly string[] = [
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'reMatches',
  'split',
  'join',
  'lowerAscii',
  'trim',
  'orValue',
  'hasValue',
  'getFullYear',
  'substring',
  'indexOf',
  'at',
  'json',
  'hex',
];
const FUNCTIONS: readonly string[] = [
  'string',
  'int',
  'uint',
  'double',
  'bool',
  'bytes',
  'size',
  'type',
  'dyn',
  'timestamp',
  'duration',
  'has',
  'eval',
  'min',
  'max',
];
const PATTERNS: readonly string[] = [
  '(a+)+$',
  '(a|a)*b',
  '(.*)*x',
  '(a{1000}){1000}',
  'a{1001}',
  '(?=a)',
  '\\\\1',
  '[',
  '(?P<n>a)',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '((a{100}){10}){10}',
];

/** An expression that nobody of good will would write. */
export function hostileExpression(random: SeededRandom): string {
  const kind = random.next();
  if (kind < 0.1) return random.pick(ESCAPES);
  if (kind < 0.101) return multiplied(random);
  if (kind < 0.12) return repeated(random);
  if (kind < 0.2)
    return `${random.pick(['event.long', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"', 'event.text'])}.reMatches("${random.pick(PATTERNS)}")`;
  if (kind < 0.3) return torn(random, random.chance(0.5) ? random.pick(ESCAPES) : grown(random, 4));
  return grown(random, random.between(1, 5));
}

/** Something very long or very deep. */
function repeated(random: SeededRandom): string {
  const times = random.pick([10, 70, 1_100, 20_000]);
  const shapes: readonly (() => string)[] = [
    () => '('.repeat(times) + '1' + ')'.repeat(times),
    () => '['.repeat(times) + ']'.repeat(times),
    () => '{"a":'.repeat(times) + '1' + '}'.repeat(times),
    () => `${'!'.repeat(times)}true`,
    () => `${'-'.repeat(times)}1`,
    () => `event${'.a'.repeat(times)}`,
    () => `event${'["a"]'.repeat(times)}`,
    () => `1${' + 1'.repeat(times)}`,
    () => `${'true ? '.repeat(times)}1${' : 2'.repeat(times)}`,
    () => `"${'a'.repeat(times)}"`,
    () => `event.long${' + event.long'.repeat(times)}`,
    () => `[${'1, '.repeat(times)}1]`,
    () => `event.list${'.map(x, x)'.repeat(times)}`,
  ];
  return random.pick(shapes)();
}

/** Lists inside lists: the work multiplies with each. */
function multiplied(random: SeededRandom): string {
  const [times, macro, last] = random.pick([
    [60, 'all', 'true'],
    [10, 'map', 'event.long'],
    [10, 'map', 'event.long + event.long'],
  ] as const);
  return `${`event.list.${macro}(x, `.repeat(times)}${last}${')'.repeat(times)}`;
}

function torn(random: SeededRandom, text: string): string {
  const at = random.below(text.length + 1);
  const piece = random.pick([
    '',
    '\u0000',
    '\ud800',
    '\ufeff',
    '"',
    "'",
    '`',
    '(',
    ')',
    '${{',
    '}}',
    '/*',
    '\\',
    '\n',
    '\u2028',
    '__proto__',
    text,
  ]);
  return text.slice(0, at) + piece + text.slice(at + random.below(4));
}

function grown(random: SeededRandom, depth: number): string {
  if (depth <= 0) return random.chance(0.05) ? random.pick(ESCAPES) : random.pick(ATOMS);
  const inner = (): string => grown(random, depth - random.between(1, 2));
  const name = random.pick(NAMES);
  switch (random.below(11)) {
    case 0:
    case 1:
      return `(${inner()} ${random.pick(BINARY)} ${inner()})`;
    case 2:
      return `(${inner()} ? ${inner()} : ${inner()})`;
    case 3:
      return `${inner()}.${random.chance(0.3) ? '?' : ''}${name}`;
    case 4:
      return `${inner()}[${inner()}]`;
    case 5:
      return `${inner()}.${random.pick(METHODS)}(${random.chance(0.6) ? inner() : ''})`;
    case 6:
      return `${random.pick(FUNCTIONS)}(${inner()})`;
    case 7:
      return `${random.chance(0.6) ? 'event.list' : inner()}.${random.pick(MACROS)}(x, ${inner()}${random.chance(0.2) ? `, ${inner()}` : ''})`;
    case 8:
      return `[${inner()}, ${inner()}]`;
    case 9:
      return `{${random.chance(0.5) ? `"${name}"` : inner()}: ${inner()}}`;
    default:
      return `has(${random.pick(['event', 'vars', 'steps'])}.${name})`;
  }
}
