import { described, EXPRESSION, fields, ref, type Schema } from './schema.js';

export const STEPS: Schema = { type: 'array', minItems: 1, items: ref('step') };
export const ANY_FIELDS: Schema = { type: 'object' };
const CONDITION: Schema = { anyOf: [{ type: 'boolean' }, ref('whole-expression')] };

/** What every step may have. */
const COMMON: Readonly<Record<string, Schema>> = {
  id: described('What other steps call it: `steps.<id>`. Each once in the recipe.', ref('id')),
  if: described('The step is skipped unless this gives true.', CONDITION),
  timeout: described('From its first moment, all its tries and waits included.', ref('duration')),
};

/** One kind of step: what it must have, and what it may. */
const kind = (description: string, own: Readonly<Record<string, Schema>>, required: readonly string[]): Schema =>
  described(description, fields({ ...COMMON, ...own }, required));

/** The definitions of steps and their parts, whatever the connectors; `action` depends on them. */
export const STEP_DEFINITIONS: Readonly<Record<string, Schema>> = {
  expression: {
    type: 'string',
    pattern: '\\$\\{\\{[^]*\\}\\}',
    description: 'Text with expressions in it: ${{ event.id }}. A whole one keeps its type.',
  },
  'whole-expression': {
    type: 'string',
    pattern: '^\\s*\\$\\{\\{[^]*\\}\\}\\s*$',
    description: 'One whole expression: ${{ event.total > 100 }}.',
  },
  id: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9_]*$' },
  name: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
  duration: { type: 'string', pattern: '^([0-9]{1,9}(ms|s|m|h|d))+$', examples: ['30s', '5m', '2h', '1d'] },
  retry: fields(
    {
      attempts: described('Tries in all, the first one counted.', { type: 'integer', minimum: 1, maximum: 100 }),
      delay: described('Wait before the second try; 1s unless given. Never less than the vendor asks for.', ref('duration')),
      backoff: described('Whether the delay doubles each time, which it does unless said otherwise.', {
        enum: ['constant', 'exponential'],
      }),
    },
    ['attempts'],
  ),
  step: {
    anyOf: ['action', 'branch', 'switch', 'for-each', 'parallel', 'try', 'wait', 'call', 'set', 'return', 'fail'].map(ref),
  },
  branch: kind('One of two blocks.', { if: described('Which block runs.', CONDITION), then: STEPS, else: STEPS }, ['if', 'then']),
  switch: kind(
    'The block of the first case that has the value.',
    {
      switch: described('The value.', {}),
      cases: {
        type: 'array',
        minItems: 1,
        items: fields({ is: described('A value, or a list of values.', {}), steps: STEPS }, ['is', 'steps']),
      },
      default: described('Where no case has it.', STEPS),
    },
    ['switch', 'cases'],
  ),
  'for-each': kind(
    'Its steps for each item of a list.',
    {
      'for-each': described('A list, or a list action that is read page by page.', { anyOf: [EXPRESSION, { type: 'array' }, ref('list')] }),
      as: described('What an item is called in the steps; `item` unless given. `index` is its place, from 0.', ref('id')),
      key: described('Tells items apart; by default the record’s key, or its place.', ref('whole-expression')),
      'max-parallel': described('Items at once; 1 unless given.', { type: 'integer', minimum: 1, maximum: 64 }),
      'on-error': described('Whether an item that fails ends the loop, which it does unless said otherwise.', {
        enum: ['stop', 'continue'],
      }),
      collect: described('What is kept of each item that succeeded, as `steps.<id>.items`.', {}),
      steps: STEPS,
    },
    ['id', 'for-each', 'steps'],
  ),
  parallel: kind(
    'All its branches at once.',
    { parallel: { type: 'object', minProperties: 1, propertyNames: ref('id'), additionalProperties: STEPS } },
    ['parallel'],
  ),
  try: {
    ...kind(
      'Catches what fails in it.',
      {
        try: STEPS,
        catch: {
          anyOf: [
            STEPS,
            fields(
              {
                as: described('What the error is called in the steps; `error` unless given.', ref('id')),
                errors: described('Names of error classes, or codes; all errors when absent.', {
                  type: 'array',
                  items: { type: 'string', minLength: 1 },
                }),
                steps: STEPS,
              },
              ['steps'],
            ),
          ],
        },
        finally: described('Whatever happened.', STEPS),
      },
      ['try'],
    ),
    anyOf: [{ required: ['catch'] }, { required: ['finally'] }],
  },
  wait: kind(
    'Waits for a time, an instant or a signal.',
    {
      wait: {
        anyOf: [
          ref('duration'),
          ref('whole-expression'),
          fields({ until: described('An ISO 8601 instant.', { type: 'string', minLength: 1 }) }, ['until']),
          {
            ...fields(
              {
                signal: described('Name of the signal.', ref('name')),
                timeout: ref('duration'),
                'on-timeout': described('Whether the step fails then, which it does unless said otherwise, or gives null.', {
                  enum: ['fail', 'continue'],
                }),
              },
              ['signal'],
            ),
            dependencies: { 'on-timeout': ['timeout'] },
          },
        ],
      },
    },
    ['wait'],
  ),
  call: kind(
    'Another recipe, as a part of this run.',
    { call: described('Its name: that of its file beside this one.', ref('name')), with: ANY_FIELDS },
    ['id', 'call'],
  ),
  set: kind('Changes vars for the steps after it.', { set: ANY_FIELDS }, ['set']),
  return: kind('Ends the recipe, and gives its outputs.', { return: {} }, ['return']),
  fail: kind(
    'Ends the run as failed.',
    {
      fail: {
        anyOf: [
          { type: 'string', minLength: 1 },
          fields({ message: { type: 'string', minLength: 1 }, code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' } }, ['message']),
        ],
      },
    },
    ['fail'],
  ),
};

/** A step with `uses`; what depends on the operation is said by `rules`. */
export const actionKind = (uses: Schema, rules: readonly Schema[]): Schema => ({
  ...kind(
    'One call to a vendor.',
    {
      uses: described('`connection.action`', uses),
      with: described('Its input.', ANY_FIELDS),
      to: described('Of a download: the file it becomes, below the project’s folder `files`.', { type: 'string', minLength: 1 }),
      from: described('Of an upload: the file that is sent.', { type: 'string', minLength: 1 }),
      retry: ref('retry'),
    },
    ['id', 'uses'],
  ),
  ...(rules.length > 0 && { allOf: rules }),
});
