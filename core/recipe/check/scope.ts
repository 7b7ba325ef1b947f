import type { InputNode } from '../recipe.js';
import { anyOf, plainShape, type Shapes, TEXT } from './shape.js';

/** One name that an expression may begin with. */
export interface Name {
  readonly shapes: Shapes;
  /** Its members, where they are known one by one. */
  readonly members?: ReadonlyMap<string, Shapes>;
  /** Members that have no value yet, or not here, and why. */
  readonly closed?: ReadonlyMap<string, Closed>;
  /** How a missing member is told: `There is no var`. */
  readonly missing?: string;
  readonly remedy?: string;
}

export interface Closed {
  readonly why: string;
  readonly remedy: string;
}

export const LATER: Closed = { why: 'has not run yet here.', remedy: 'A step sees the output of those before it.' };
export const IN_LOOP: Closed = { why: 'runs inside a loop and is not seen outside it.', remedy: 'Keep what is needed with `collect`.' };
export const NO_OUTPUT: Closed = { why: 'gives no output.', remedy: 'Actions, loops, calls and waits for a signal give one.' };

export type Scope = ReadonlyMap<string, Name>;

export const withName = (scope: Scope, name: string, value: Name): Scope => new Map([...scope, [name, value]]);

export const withVars = (scope: Scope, vars: ReadonlyMap<string, Shapes>): Scope => {
  const before = scope.get('vars');
  return withName(scope, 'vars', varsName(new Map([...(before?.members ?? []), ...vars])));
};

export const varsName = (members: ReadonlyMap<string, Shapes>): Name => ({
  shapes: undefined,
  members,
  missing: 'There is no var',
  remedy: 'Add it under `vars`.',
});

export const stepsName = (members: ReadonlyMap<string, Shapes>, closed: ReadonlyMap<string, Closed>): Name => ({
  shapes: undefined,
  members,
  closed,
  missing: 'There is no step',
  remedy: 'Name a step before this one.',
});

export const inputsName = (inputs: Readonly<Record<string, InputNode>>): Name => ({
  shapes: undefined,
  members: new Map(Object.entries(inputs).map(([name, { schema }]) => [name, [plainShape(schema)]])),
  missing: 'There is no input',
  remedy: 'Add it under `inputs`.',
});

/** What started the run; nothing did where no trigger can. */
export const eventName = (records: readonly Shapes[]): Name =>
  records.length > 0
    ? { shapes: anyOf(records) }
    : {
        shapes: undefined,
        members: new Map(),
        missing: 'Nothing under `on` starts this recipe, so its event has no',
        remedy: 'Add a trigger under `on`, or declare what it is given under `inputs`.',
      };

export const RUN: Name = {
  shapes: undefined,
  members: new Map([
    ['id', TEXT],
    ['started_at', TEXT],
  ]),
  missing: 'A run has no',
  remedy: 'It has an `id` and `started_at`.',
};

/** What a `catch` calls the error. */
export const CAUGHT: Name = {
  shapes: [
    plainShape({
      type: 'object',
      properties: {
        name: { type: 'string' },
        code: { type: 'string' },
        message: { type: 'string' },
        status: { type: 'integer' },
        reference: { type: 'string' },
        remedy: { type: 'string' },
        details: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' }, code: { type: 'string' } } },
        },
      },
    }),
  ],
};
