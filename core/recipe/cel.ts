import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';

/** What an expression may name everywhere; loops and `catch` add names of their own. */
export const ROOTS = ['event', 'inputs', 'vars', 'steps', 'run'] as const;
export type Root = (typeof ROOTS)[number];

const LIMITS = { maxAstNodes: 1_000, maxDepth: 64, maxListElements: 1_000, maxMapEntries: 1_000, maxCallArguments: 16 };

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/**
 * CEL as recipes have it. Numbers in data are doubles and numbers in expressions are integers, so the two mix. `matches` backtracks and
 * is refused where expressions are compiled; `reMatches` is its linear-time twin. The library lacks two of CEL's own conversions: of a time to
 * text, and to unix seconds.
 */
export const CEL = makeEnvironment();

/** Words of the language itself; the evaluator takes them as such wherever they stand. */
const WORDS = [
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
];
const MORE_WORDS = ['namespace', 'return', 'var', 'void', 'while', 'prototype', '__proto__'];

/** True for a name that an expression can be given: not one of the language's own. */
export const canBeNamed = (name: string): boolean => ![...WORDS, ...MORE_WORDS].includes(name) && !CEL.hasVariable(name);

/** Environments kept: names are chosen by those who write recipes, so there may be any number of them. */
const MOST_KEPT = 64;
const byNames = new Map<string, Environment>();

/** The environment that knows these names as well. */
export function celWith(names: readonly string[]): Environment {
  if (names.length === 0) return CEL;
  const key = names.toSorted().join(' ');
  let environment = byNames.get(key);
  if (!environment) {
    environment = CEL.clone();
    for (const name of new Set(names)) environment.registerVariable(name, 'dyn');
    byNames.set(key, environment);
    if (byNames.size > MOST_KEPT) byNames.delete(byNames.keys().next().value!);
  }
  return environment;
}

function makeEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: LIMITS,
  });
  for (const [sign, apply] of Object.entries(ARITHMETIC)) {
    for (const sides of [
      ['int', 'double'],
      ['double', 'int'],
    ] as const) {
      environment.registerOperator(`${sides[0]} ${sign} ${sides[1]}`, (a: unknown, b: unknown) => apply(Number(a), Number(b)));
    }
  }
  environment.registerFunction('string.reMatches(string): bool', (text: string, pattern: string) =>
    RE2JS.compile(pattern).matcher(text).find(),
  );
  environment.registerFunction('string(google.protobuf.Timestamp): string', (time: Date) => time.toISOString());
  environment.registerFunction('int(google.protobuf.Timestamp): int', (time: Date) => BigInt(Math.floor(time.getTime() / 1000)));
  for (const root of ROOTS) environment.registerVariable(root, 'dyn');
  return environment;
}
