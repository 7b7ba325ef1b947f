import fc from 'fast-check';
import type { JsonSchema } from 'trunkline/document';
import { blocksOf } from '../../../../core/recipe/blocks-of.js';
import type { Block, InputNode, Recipe, Retry, StepNode, Uses, WaitStep } from '../../../../core/recipe/recipe.js';

/** Recipes of every construct, as they are read from a file: what they say need make no sense. */
export const anyRecipe = (): fc.Arbitrary<Recipe> => RECIPE.map((recipe) => ({ ...recipe, steps: named(recipe.steps) }));

/** An optional part that is left out, and never there as undefined. */
const maybe = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }));

const parts = <T extends readonly object[]>(...all: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T[number]> =>
  fc.tuple(...(all as unknown as fc.Arbitrary<object>[])).map((each) => Object.assign({}, ...each) as T[number]);

const record = <T>(keys: fc.Arbitrary<string>, value: fc.Arbitrary<T>, most = 2): fc.Arbitrary<Record<string, T>> =>
  fc.uniqueArray(fc.tuple(keys, value), { maxLength: most, selector: ([key]) => key }).map((entries) => Object.fromEntries(entries));

const ODD = [
  'yes',
  'no',
  'null',
  '~',
  '1e3',
  '0x1F',
  '2026-01-01',
  ' a',
  'a ',
  '# a',
  'a: b',
  '- a',
  "it's",
  '"',
  'a\nb',
  '\ta\n\n',
  '${{ 1 }}',
  '',
  '---',
  '&a',
  '*a',
  '!a',
  '%',
  '<<',
  '__proto__',
  '\u0085',
  '\u2028',
  '\u0000',
  '😀',
  '|',
  '>-',
  'on: x',
];
const text = fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));
const words = text.filter((one) => one !== '');
const id = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,5}$/).filter((one) => !/_\d/.test(one));
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,3}){0,2}$/);
const template = fc.stringMatching(/^\$\{\{ [a-z.]{1,10}( [=<>+]{1,2} [0-9]{1,3})? \}\}$/);
const number = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })).filter((one) => !Object.is(one, -0));
const keptNumber = number.filter((one) => !Number.isInteger(one) || Number.isSafeInteger(one));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), keptNumber, text, template),
    fc.array(tie('json'), { maxLength: 2 }),
    record(text, tie('json')),
  ),
}));
const noMap = json.filter((value) => value === null || typeof value !== 'object' || Array.isArray(value));
const fields = record(words, json);
const ms = fc.integer({ min: 1, max: 2_000_000_000 });
const uses: fc.Arbitrary<Uses> = fc.record({ connection: id, operation: id });
const retry: fc.Arbitrary<Retry> = fc.record({
  attempts: fc.integer({ min: 1, max: 100 }),
  delayMs: fc.oneof(fc.constant(1_000), ms),
  backoff: fc.constantFrom('constant', 'exponential'),
});

const whole = fc.integer({ min: 0, max: 1_000 });
const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: parts(
    fc.record({ type: fc.oneof(fc.constantFrom('string', 'integer', 'boolean'), fc.constant(['string', 'null'] as const)) }),
    maybe('description', words),
    maybe('format', fc.constantFrom('date', 'email')),
    maybe('pattern', fc.constant('^a+$')),
    maybe('enum', fc.array(json, { maxLength: 3 })),
    maybe('minimum', keptNumber),
    maybe('maxLength', whole),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      fc.record({ items: tie('schema') }),
      fc.record({ properties: record(words, tie('schema'), 2), required: fc.array(words, { maxLength: 2 }) }),
    ),
    maybe('additionalProperties', fc.boolean()),
  ),
}));
const input: fc.Arbitrary<InputNode> = fc
  .tuple(schema, fc.boolean(), maybe('default', json))
  .map(([own, required, more]) => ({ schema: own, required: required || own.required !== undefined, ...more }));

type Draft = StepNode;
const condition = fc.oneof(fc.boolean(), template);
const common = parts(maybe('timeoutMs', ms), fc.record({ id: fc.oneof(fc.constant(''), id) }));
const guarded = parts(common, maybe('if', condition));
const step = (own: fc.Arbitrary<object>): fc.Arbitrary<Draft> => parts(guarded, own) as fc.Arbitrary<Draft>;

const wait: fc.Arbitrary<Omit<WaitStep, 'id'>> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), for: fc.oneof(ms, template) }),
  fc.record({ kind: fc.constant('wait' as const), until: words }),
  fc
    .tuple(name, fc.option(ms, { nil: undefined }), fc.constantFrom('fail' as const, 'continue' as const))
    .map(([signal, timeoutMs, onTimeout]) => ({
      kind: 'wait' as const,
      signal: timeoutMs === undefined ? { name: signal, onTimeout: 'fail' as const } : { name: signal, timeoutMs, onTimeout },
    })),
);

const PLAIN: readonly fc.Arbitrary<Draft>[] = [
  step(
    parts(fc.record({ kind: fc.constant('action'), uses, with: fields }), maybe('retry', retry), maybe('to', words), maybe('from', words)),
  ),
  step(wait),
  step(fc.record({ kind: fc.constant('call'), recipe: name, with: fields })),
  step(fc.record({ kind: fc.constant('set'), vars: fields })),
  step(fc.record({ kind: fc.constant('return'), value: json })),
  step(parts(fc.record({ kind: fc.constant('fail'), message: words }), maybe('code', fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/)))),
];

const { block } = fc.letrec<{ block: Block; step: Draft }>((tie) => ({
  block: fc.array(tie('step'), { minLength: 1, maxLength: 2 }),
  step: fc.oneof({ maxDepth: 3, withCrossShrink: true }, { weight: 5, arbitrary: fc.oneof(...PLAIN) }, ...blockKinds(tie('block'))),
}));

function blockKinds(inner: fc.Arbitrary<Block>): readonly fc.Arbitrary<Draft>[] {
  const handler = parts(
    fc.record({ as: fc.oneof(fc.constant('error'), id), steps: inner }),
    maybe('errors', fc.array(words, { maxLength: 2 })),
  );
  const source = parts(fc.record({ uses, with: fields }), maybe('limit', fc.integer({ min: 1, max: 1_000 })), maybe('retry', retry));
  const from = fc.oneof(fc.record({ items: noMap }), fc.record({ items: fc.constant(null), source }));
  return [
    parts(common, fc.record({ kind: fc.constant('branch'), if: condition, then: inner }), maybe('else', inner)) as fc.Arbitrary<Draft>,
    step(
      parts(
        fc.record({
          kind: fc.constant('switch'),
          value: json,
          cases: fc.array(fc.record({ is: fc.array(json, { minLength: 1, maxLength: 3 }), steps: inner }), { minLength: 1, maxLength: 2 }),
        }),
        maybe('default', inner),
      ),
    ),
    step(
      parts(
        fc.record({
          kind: fc.constant('for-each'),
          as: fc.oneof(fc.constant('item'), id),
          maxParallel: fc.integer({ min: 1, max: 64 }),
          onError: fc.constantFrom('stop', 'continue'),
          steps: inner,
        }),
        from,
        maybe('key', template),
        maybe('collect', json),
      ),
    ),
    step(fc.record({ kind: fc.constant('parallel'), branches: record(id, inner).filter((all) => Object.keys(all).length > 0) })),
    step(
      parts(
        fc.record({ kind: fc.constant('try'), try: inner }),
        fc.oneof(fc.record({ catch: handler }), fc.record({ finally: inner }), fc.record({ catch: handler, finally: inner })),
      ),
    ),
  ];
}

const NEEDS_ID: ReadonlySet<StepNode['kind']> = new Set(['action', 'for-each', 'call']);

/** Ids as a file has them: each once, and those that are left out after kind and number. */
function named(steps: Block): Block {
  const counts = new Map<string, number>();
  let unique = 0;
  const visit = (inner: Block): void => {
    for (const one of inner) {
      const own = one as { id: string };
      if (own.id !== '' || NEEDS_ID.has(one.kind)) own.id = `${own.id || 's'}_x${(unique += 1)}`;
      else {
        counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
        own.id = `${one.kind}_${counts.get(one.kind)}`;
      }
      for (const further of blocksOf(one)) visit(further);
    }
  };
  visit(steps);
  return steps;
}

const concurrency = fc.record({
  key: words,
  max: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 10_000 })),
  full: fc.constantFrom('queue', 'skip', 'cancel'),
});
const start = fc.oneof(
  fc.constant('now' as const),
  fc.constantFrom('2026-01-31', '2026-01-31T09:00:00Z').map((since) => ({ since })),
);
const trigger = fc.oneof(
  parts(fc.record({ id, uses, with: fields }), maybe('everyMs', ms), maybe('start', start)),
  parts(
    fc.record({ id, schedule: fc.constantFrom('0 9 * * 1-5', '*/30 * * * *'), timezone: fc.constantFrom('UTC', 'Europe/Zurich') }),
    fc.oneof(
      fc.record({ missed: fc.constantFrom('skip', 'once') }),
      fc.record({ missed: fc.constantFrom('skip', 'once'), overlap: fc.constantFrom('queue', 'cancel') }),
      fc.record({ missed: fc.constant('all'), most: fc.integer({ min: 1, max: 1_000 }) }),
      fc.record({ missed: fc.constant('all'), overlap: fc.constantFrom('skip', 'cancel') }),
    ),
  ),
);

const RECIPE = parts(
  fc.record({
    name,
    connections: record(id, words),
    vars: record(words, json),
    inputs: record(id, input),
    outputs: record(id, schema),
    on: fc.uniqueArray(trigger, { maxLength: 2, selector: (one) => ('id' in one ? one.id : '') }),
    steps: block,
    calls: fc.constant({}),
  }),
  maybe('description', words),
  maybe('timeoutMs', ms),
  maybe('concurrency', concurrency),
) as fc.Arbitrary<Recipe>;
