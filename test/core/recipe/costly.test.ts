import { expect } from 'chai';
import fc from 'fast-check';
import { ExpressionError } from '../../../core/recipe/expression-error.js';
import { compileExpression, type Expression, INLINE_STEPS } from '../../../core/recipe/expression.js';
import { runs } from '../../support/depth.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const eventOf = (size: number): unknown => ({
  lists: numbers(size).map((n) => numbers(n % 50)),
  list: numbers(size * 20),
  text: 'ab'.repeat(size * 40),
  objects: numbers(size * 5).map((id) => ({ id, name: `n${id}`, tags: ['a', 'b'] })),
});
const EVENTS = [1, 10, 100, 1_000].map(eventOf);

/** Expressions that do all they can to take long, and to reach what is not data. */
const hostile: fc.Arbitrary<string> = fc.letrec<Record<'any' | 'list' | 'text' | 'number' | 'flag', string>>((tie) => {
  const two = (
    one: 'any' | 'list' | 'text' | 'number',
    other: 'any' | 'list' | 'text' | 'number' | 'flag',
    make: (a: string, b: string) => string,
  ) => fc.tuple(tie(one), tie(other)).map(([a, b]) => make(a, b));
  const deep = { maxDepth: 4 };
  return {
    any: fc.oneof(
      deep,
      fc.constantFrom('1', 'event', 'event.constructor', 'event.__proto__', 'x', 'type(event)'),
      tie('list'),
      tie('flag'),
      tie('text'),
    ),
    list: fc.oneof(
      deep,
      fc.constantFrom('event.list', 'event.objects.map(o, o.id)', 'event.text.split("")', 'event.lists.map(l, l.size())'),
      two('list', 'flag', (a, b) => `${a}.filter(x, ${b})`),
      two('list', 'any', (a, b) => `${a}.map(x, ${b})`),
      two('list', 'list', (a, b) => `(${a} + ${b})`),
      two('list', 'list', (a, b) => `cel.bind(v, ${a}, v + v + ${b})`),
    ),
    text: fc.oneof(
      deep,
      fc.constantFrom('event.text', '"a"', 'string(event.list[3])'),
      two('text', 'text', (a, b) => `(${a} + ${b})`),
      tie('list').map((a) => `${a}.map(q, string(q)).join("")`),
    ),
    number: fc.oneof(
      deep,
      fc.constantFrom('1', 'event.list[2]'),
      tie('list').map((a) => `${a}.size()`),
      tie('text').map((a) => `${a}.size()`),
    ),
    flag: fc.oneof(
      deep,
      fc.constant('true'),
      two('number', 'number', (a, b) => `${a} > ${b}`),
      two('any', 'list', (a, b) => `${a} in ${b}`),
      two('list', 'flag', (a, b) => `${a}.exists(x, ${b})`),
      two('list', 'flag', (a, b) => `${a}.all(x, ${b})`),
      two('list', 'list', (a, b) => `${a} == ${b}`),
      tie('text').map((a) => `${a}.reMatches("(a|b)*c")`),
    ),
  };
}).any;

describe('P9 P14: expressions that do all they can to take long', () => {
  it('give data or an error, and hold up nothing for long', () => {
    const tally = { evaluated: 0, refused: 0, elsewhere: 0, longestMs: 0 };
    fc.assert(
      fc.property(hostile, fc.constantFrom(...EVENTS), (source, event) => {
        const begun = process.cpuUsage();
        const outcome = outcomeOf(source, event);
        tally[outcome] += 1;
        const { user, system } = process.cpuUsage(begun);
        tally.longestMs = Math.max(tally.longestMs, (user + system) / 1_000);
      }),
      { numRuns: runs(2_000) },
    );
    console.log(`      ${JSON.stringify(tally)} (milliseconds of processor time; the goal is 100)`);
    expect(tally.evaluated).to.be.greaterThan(100);
    expect(tally.elsewhere).to.be.greaterThan(100);
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
  });
});

function outcomeOf(source: string, event: unknown): 'evaluated' | 'refused' | 'elsewhere' {
  let expression: Expression;
  try {
    expression = compileExpression(source);
  } catch (error) {
    expect(error, source).to.be.instanceOf(ExpressionError);
    return 'refused';
  }
  if (expression.cost({ event }) > INLINE_STEPS) return 'elsewhere';
  try {
    const value = expression.evaluate({ event });
    expect(['string', 'number', 'boolean', 'object'], source).to.include(typeof value);
  } catch (error) {
    expect(error, source).to.be.instanceOf(ExpressionError);
  }
  return 'evaluated';
}
