import { expect } from 'chai';
import fc from 'fast-check';
import { ExpressionError } from '../../../core/recipe/expression-error.js';
import { compileExpression, INLINE_STEPS } from '../../../core/recipe/expression.js';
import { compileValue } from '../../../core/run/program/resolve.js';
import { runs } from '../../support/depth.js';
import { thrown } from '../support/rejection.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const cost = (source: string, event: unknown): number => compileExpression(source).cost({ event });

describe('what an expression costs', () => {
  it('is nothing for one that takes no longer for more data', () => {
    for (const source of [
      'event.total > 100',
      'has(event.a) && event.a == "x"',
      'event.?a.orValue(5)',
      'string(event.id)',
      'event.n % 2',
    ]) {
      expect(cost(source, { items: numbers(100_000) }), source).to.equal(0);
    }
  });

  it('grows with the lists that it goes through, those within lists multiplied', () => {
    const one = cost('event.all(a, a >= 0)', numbers(100));
    expect(cost('event.all(a, a >= 0)', numbers(1_000)) / one).to.be.within(9, 11);
    expect(cost('event.all(a, event.all(b, a >= b))', numbers(100))).to.be.greaterThan(100 * 100);
    const orders = numbers(50).map((id) => ({ id, lines: numbers(id === 7 ? 40 : 1) }));
    expect(cost('event.all(o, o.lines.all(l, l >= 0))', orders)).to.be.greaterThan(50 * 40);
  });

  it('counts lists and texts that the expression itself makes', () => {
    const doubled = (times: number): string =>
      numbers(times).reduceRight((body, n) => `cel.bind(v${n + 1}, v${n} + v${n}, ${body})`, `v${times}.size()`);
    const source = (times: number): string => `cel.bind(v0, event, ${doubled(times)})`;
    expect(cost(source(4), numbers(100))).to.be.within(1_000, 10_000);
    expect(cost(source(20), numbers(100))).to.equal(Infinity);
    expect(cost('event.map(a, event)', numbers(2_000))).to.equal(Infinity);
    expect(cost('event.split("").map(a, event).join("").size()', 'x'.repeat(3_000))).to.equal(Infinity);
  });

  it('is known at once, though evaluating would take for ever', () => {
    for (const source of [
      'event.map(a, event.map(b, a + b)).size() > 0',
      'event.all(a, event.all(b, event.all(c, event.all(d, a + b + c + d >= 0))))',
      'event.exists(a, event.exists(b, event.exists(c, a + b + c < 0)))',
      'event.filter(a, event.exists_one(b, a == b)).map(a, a > 1, a).size() == 1',
      'event.map(a, string(a)).join("").reMatches("(a|b)*c")',
    ]) {
      expect(cost(source, numbers(2_000)), source).to.equal(Infinity);
      const error = thrown(() => compileValue(`\${{ ${source} }}`)({ event: numbers(2_000) })) as ExpressionError;
      expect(error.code, source).to.equal('expression_too_large');
      expect(error.remedy).to.include('filter');
    }
  });

  it('is never less than what evaluating looks at', () => {
    let largest = 0;
    fc.assert(
      fc.property(program, fc.array(fc.array(fc.nat(5), { maxLength: 6 }), { maxLength: 6 }), (source, lists) => {
        const expression = compileExpression(source);
        const looked = { at: 0 };
        const event = {
          lists: watched(
            lists.map((list) => watched(list, looked)),
            looked,
          ),
          list: watched(numbers(7), looked),
        };
        const bound = expression.cost({ event: { lists, list: numbers(7) } });
        try {
          expression.evaluate({ event });
        } catch (error) {
          expect(error).to.be.instanceOf(ExpressionError);
        }
        largest = Math.max(largest, looked.at);
        expect(looked.at, source).to.be.at.most(bound + source.length); // an operator may look at a first item to tell the type
      }),
      { numRuns: runs(500) },
    );
    expect(largest).to.be.greaterThan(20);
  });

  it('lets what is within the bound be evaluated at once', () => {
    const value = compileValue('${{ event.filter(a, a > 5).map(a, a * 2).size() }}')({ event: numbers(5_000) });
    expect(value).to.equal(4_994);
    expect(cost('event.filter(a, a > 5).map(a, a * 2).size()', numbers(5_000))).to.be.at.most(INLINE_STEPS);
  });
});

/** A list that counts how often an item of it is taken. */
function watched<T>(list: readonly T[], looked: { at: number }): readonly T[] {
  return new Proxy(list, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked.at += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
}

/** Expressions over `event.lists`, a list of lists, and `event.list`. */
const program: fc.Arbitrary<string> = fc.letrec<{ list: string; flag: string; number: string; inner: string }>((tie) => ({
  list: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('event.list', '[1, 2, 3]'),
    fc.tuple(tie('list'), tie('flag')).map(([on, test]) => `${on}.filter(x, ${test})`),
    fc.tuple(tie('list'), tie('number')).map(([on, made]) => `${on}.map(x, ${made})`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie('inner'), tie('number')).map(([on, made]) => `${on}.map(l, ${made})`),
  ),
  inner: fc.constantFrom('event.lists', 'event.lists.filter(l, l.size() > 2)', 'event.lists.filter(l, l.all(x, x > 1))'),
  flag: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('true', 'event.list.size() > 3'),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `${a} > ${b}`),
    fc.tuple(tie('number'), tie('list')).map(([a, b]) => `${a} in ${b}`),
    fc.tuple(tie('list'), tie('flag')).map(([on, test]) => `${on}.exists(x, ${test})`),
    fc.tuple(tie('list'), tie('flag')).map(([on, test]) => `${on}.all(x, ${test})`),
    fc.tuple(tie('inner'), tie('flag')).map(([on, test]) => `${on}.exists_one(l, l.exists(x, ${test}))`),
  ),
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('1', '2', 'dyn(event.list[2])'),
    tie('list').map((on) => `${on}.size()`),
    fc.tuple(tie('flag'), tie('number'), tie('number')).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
    fc.tuple(tie('list'), tie('number')).map(([on, made]) => `cel.bind(x, ${on}, ${made})`),
  ),
})).flag;
