import { expect } from 'chai';
import { ExpressionError } from '../../../core/recipe/expression-error.js';
import { type Scope, compileExpression } from '../../../core/recipe/expression.js';
import { compileTemplate } from '../../../core/recipe/template.js';
import { compileValue } from '../../../core/run/program/resolve.js';
import { thrown } from '../support/rejection.js';

const SCOPE: Scope = {
  event: JSON.parse(
    '{"id": 5, "total": 12.5, "name": "Ada", "items": [{"id": 1}, {"id": 2}], "none": null, "trap": "${{ vars.secret }}", "__proto__": {"x": 1}}',
  ),
  vars: { secret: 'leaked' },
  steps: {},
  run: { id: 'r1' },
};
const value = (source: string): unknown => compileExpression(source).evaluate(SCOPE);
const text = (template: string): unknown => compileTemplate(template).evaluate(SCOPE);
const fault = (fn: () => unknown): ExpressionError => thrown(fn) as ExpressionError;

describe('an expression', () => {
  it('mixes numbers of the data with numbers it writes', () => {
    expect(
      [
        'event.id + 1',
        '1 + event.id',
        'event.id - 1',
        '10 - event.id',
        'event.id * 2',
        '2 * event.id',
        'event.id / 2',
        '10 / event.id',
      ].map(value),
    ).to.deep.equal([6, 6, 4, 5, 10, 10, 2.5, 2]);
  });

  it('gives JSON data: numbers while they are exact, digits beyond', () => {
    expect(
      [
        '1 + 2',
        '9007199254740991',
        '9007199254740993',
        '5u',
        'timestamp("2026-01-01T00:00:00Z")',
        'duration("90s")',
        '{"a": [1, 2.5]}',
      ].map(value),
    ).to.deep.equal([3, 9007199254740991, '9007199254740993', 5, '2026-01-01T00:00:00.000Z', '90s', { a: [1, 2.5] }]);
  });

  it('writes a time as text, as a day, and in unix seconds', () => {
    expect(
      [
        'string(timestamp("2026-01-01T01:00:00.5+01:00"))',
        'string(timestamp("2026-01-01T00:00:00Z") + duration("336h")).substring(0, 10)',
        'int(timestamp("2026-01-01T00:00:00.9Z"))',
        'int(timestamp("1969-12-31T23:59:59.5Z"))',
      ].map(value),
    ).to.deep.equal(['2026-01-01T00:00:00.500Z', '2026-01-15', 1_767_225_600, -1]);
  });

  it('refuses results that are no data', () => {
    for (const source of ['1.0 / 0.0', 'b"abc"', 'type(1)', 'event.?nothing']) {
      expect(fault(() => value(source)).code, source).to.equal('expression_type');
    }
  });

  it('says what to do about a missing field', () => {
    const error = fault(() => value('event.nam'));
    expect(error).to.include({ code: 'expression_missing_key', offset: 6 });
    expect(error.remedy).to.include('orValue');
    expect(value('has(event.nam) ? "x" : "none"')).to.equal('none');
    expect(value('event.?nam.orValue("none")')).to.equal('none');
  });

  it('sees own data only', () => {
    for (const source of ['event.constructor', 'event.toString', 'event.items.length', 'event.name.constructor', 'vars.hasOwnProperty']) {
      expect(() => value(source), source).to.throw(ExpressionError);
    }
    expect(value('event.__proto__.x')).to.equal(1);
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
  });

  it('has no backtracking patterns, and linear ones instead', () => {
    expect(fault(() => value('event.name.matches("a+")'))).to.include({ code: 'expression_syntax', offset: 11 });
    expect(value('event.name.reMatches("^A.a$")')).to.equal(true);
    const began = performance.now();
    compileExpression('event.reMatches("^(a+)+$")').evaluate({ event: `${'a'.repeat(20_000)}!` });
    expect(performance.now() - began).to.be.lessThan(2_000);
  });

  it('is refused when it is too deep or too long', () => {
    expect(fault(() => value(`${'('.repeat(200)}1${')'.repeat(200)}`)).code).to.equal('expression_too_large');
    expect(fault(() => value(Array.from({ length: 2_000 }, () => '1').join(' + '))).code).to.equal('expression_too_large');
  });
});

describe('a template', () => {
  it('keeps the type of a whole expression', () => {
    expect(['${{ event.total }}', '${{ event.items }}', '${{ event.none }}', '${{ {"a": {"b": "}}"}} }}'].map(text)).to.deep.equal([
      12.5,
      [{ id: 1 }, { id: 2 }],
      null,
      { a: { b: '}}' } },
    ]);
  });

  it('joins scalars into a text', () => {
    expect(text('order ${{ event.id }} of ${{ event.name }}: ${{ event.id > 3 }}')).to.equal('order 5 of Ada: true');
    expect(text('costs $5 {{ not this }}')).to.equal('costs $5 {{ not this }}');
  });

  it('refuses lists, maps and nothing inside a text', () => {
    for (const template of ['a ${{ event.items }}', 'a ${{ event }}', 'a ${{ event.none }}']) {
      expect(fault(() => text(template)).code, template).to.equal('expression_type');
    }
  });

  it('never reads data as a template', () => {
    expect(text('${{ event.trap }}')).to.equal('${{ vars.secret }}');
    expect(compileValue({ a: ['${{ event.trap }}', 'x ${{ event.trap }}'] })(SCOPE)).to.deep.equal({
      a: ['${{ vars.secret }}', 'x ${{ vars.secret }}'],
    });
  });

  it('takes a field called __proto__ as a field', () => {
    const input = compileValue(JSON.parse('{"__proto__": {"admin": true}}'))(SCOPE) as Record<string, unknown>;
    expect(Object.keys(input)).to.deep.equal(['__proto__']);
    expect(input['admin']).to.equal(undefined);
  });

  it('says so when an expression does not end', () => {
    expect(fault(() => text('a ${{ event.id')).message).to.include('has no }}');
  });
});
