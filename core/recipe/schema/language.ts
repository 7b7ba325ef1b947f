import { described, fields, ref, type Schema } from './schema.js';
import { ANY_FIELDS, STEPS } from './steps.js';

export const triggerKind = (uses: Schema, rules: readonly Schema[]): Schema => ({
  ...described(
    'Each new record starts one run, with the record as `event`.',
    fields(
      {
        id: ref('id'),
        uses: described('`connection.trigger`', uses),
        every: described('How often to look, at most.', ref('duration')),
        start: described(
          'Begin with what is new from now on, with all there is (the default), or with what is not older than an instant.',
          {
            anyOf: [{ enum: ['now', 'all'] }, fields({ since: { type: 'string', minLength: 1 } }, ['since'])],
          },
        ),
        with: described('Narrows what is polled.', ANY_FIELDS),
      },
      ['id', 'uses'],
    ),
  ),
  ...(rules.length > 0 && { allOf: rules }),
});

/** A trigger that is a schedule. */
export const scheduleKind = (): Schema =>
  described(
    'Each due instant starts one run, with `due`, `scheduled` and `missed` as `event`.',
    fields(
      {
        id: ref('id'),
        schedule: described('Cron: minute, hour, day of the month, month, day of the week.', {
          type: 'string',
          pattern: '^\\s*([0-9A-Za-z*,/#-]+\\s+){4}[0-9A-Za-z*,/#-]+\\s*$',
          examples: ['0 9 * * 1-5', '*/30 * * * *'],
        }),
        timezone: described('IANA name of the zone whose clocks are meant; UTC unless given.', {
          type: 'string',
          pattern: '^[A-Za-z]',
          examples: ['Europe/Zurich'],
        }),
        missed: described('Which of the times that nobody was there for still start a run; `once`, the last, unless given.', {
          enum: ['skip', 'once', 'all'],
        }),
        most: described('Of `missed: all`: how many at most, the latest; 100 unless given.', {
          type: 'integer',
          minimum: 1,
          maximum: 1_000,
        }),
        overlap: described('What becomes of a run that is due while another goes on; `skip` unless given, `queue` with `missed: all`.', {
          enum: ['skip', 'queue', 'cancel'],
        }),
      },
      ['id', 'schedule'],
    ),
  );

export const listKind = (uses: Schema, rules: readonly Schema[]): Schema => ({
  ...fields(
    {
      uses: described('`connection.list`', uses),
      with: described('Its input.', ANY_FIELDS),
      limit: described('Records in all.', { type: 'integer', minimum: 1, maximum: 100_000_000 }),
      retry: ref('retry'),
    },
    ['uses'],
  ),
  ...(rules.length > 0 && { allOf: rules }),
});

/** The recipe itself. */
export const rootOf = (connections: Schema): Schema =>
  fields(
    {
      name: described('Small letters, digits and dashes. A recipe that is called has the name of its file.', ref('name')),
      description: { type: 'string', minLength: 1 },
      inputs: described('What a start by hand or a `call` gives, by name.', {
        type: 'object',
        propertyNames: ref('id'),
        additionalProperties: ref('input'),
      }),
      outputs: described('What `return` gives, by name.', {
        type: 'object',
        propertyNames: ref('id'),
        additionalProperties: ref('value-schema'),
      }),
      connections: described('Names of connections, and of which connector each is.', connections),
      vars: described('Values by name: `vars.<name>`.', ANY_FIELDS),
      timeout: described('Of a run, from its first moment, waits included.', ref('duration')),
      concurrency: described('Runs whose key is the same go on one after the other.', {
        anyOf: [
          { type: 'string', minLength: 1 },
          fields(
            {
              key: { type: 'string', minLength: 1 },
              max: { type: 'integer', minimum: 1, maximum: 10_000 },
              full: { enum: ['queue', 'skip', 'cancel'] },
            },
            ['key'],
          ),
        ],
      }),
      on: described('What starts runs. Without it the recipe is run itself.', {
        type: 'array',
        items: { anyOf: [ref('trigger'), ref('schedule')] },
      }),
      steps: STEPS,
    },
    ['name', 'steps'],
  );

/** The part of JSON Schema in which inputs and outputs are declared. */
export function valueSchema(): Schema {
  const TYPE: Schema = { enum: ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] };
  const COUNT: Schema = { type: 'integer', minimum: 0 };
  return fields(
    {
      type: { anyOf: [TYPE, { type: 'array', minItems: 1, items: TYPE }] },
      description: { type: 'string' },
      format: { enum: ['date-time', 'date', 'time', 'duration', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6', 'iso-8601'] },
      pattern: { type: 'string' },
      enum: { type: 'array' },
      examples: { type: 'array' },
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      ...Object.fromEntries(['minLength', 'maxLength', 'minItems', 'maxItems'].map((word) => [word, COUNT])),
      items: ref('value-schema'),
      properties: { type: 'object', additionalProperties: ref('value-schema') },
      required: { type: 'array', items: { type: 'string' } },
      additionalProperties: { anyOf: [{ type: 'boolean' }, ref('value-schema')] },
    },
    ['type'],
  );
}

/** A declared input: a schema, and whether and what it is when it is not given. */
export function inputKind(): Schema {
  const { properties, ...rest } = valueSchema() as { readonly properties: Readonly<Record<string, Schema>> };
  const required = { anyOf: [{ type: 'boolean' }, properties['required']] };
  return { ...rest, properties: { ...properties, required, default: described('When it is not given.', {}) } };
}
