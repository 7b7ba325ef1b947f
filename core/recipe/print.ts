import { stringify } from 'yaml';
import { durationText } from '../text/duration.js';
import { GIVEN_ID } from './read/steps.js';
import {
  type Block,
  type CatchNode,
  type Concurrency,
  type InputNode,
  isSchedule,
  type LoopStep,
  type Recipe,
  type Retry,
  type ScheduleTrigger,
  type StepNode,
  type TriggerNode,
  type Uses,
  type WaitStep,
} from './recipe.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A recipe's canonical form: keys in one order, nothing that is said by leaving it out, one spelling of each value. Reading it gives the same recipe.
 * The recipes it calls stand in files of their own.
 */
export function printRecipe(recipe: Recipe): string {
  const { name, description, inputs, outputs, connections, vars, on, timeoutMs, concurrency, steps } = recipe;
  return stringify(
    defined({
      name,
      description,
      inputs: filled(mapped(inputs, inputForm)),
      outputs: filled(outputs),
      connections: filled(connections),
      vars: filled(vars),
      timeout: timeoutMs === undefined ? undefined : durationText(timeoutMs),
      concurrency: concurrency && concurrencyForm(concurrency),
      on: on.length > 0 ? on.map(triggerForm) : undefined,
      steps: blockForm(steps),
    }),
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function inputForm({ schema, required, default: fallback }: InputNode): Fields {
  return { ...schema, ...(!required && { required: false }), ...(fallback !== undefined && { default: fallback }) };
}

function concurrencyForm({ key, max, full }: Concurrency): unknown {
  if (max === 1 && full === 'queue') return key;
  return defined({ key, max: max === 1 ? undefined : max, full: full === 'queue' ? undefined : full });
}

function triggerForm(trigger: TriggerNode): Fields {
  if (isSchedule(trigger)) return scheduleForm(trigger);
  const { id, uses, everyMs, start, with: input } = trigger;
  return defined({
    id,
    uses: usesText(uses),
    every: everyMs === undefined ? undefined : durationText(everyMs),
    start,
    with: filled(input),
  });
}

function scheduleForm({ id, schedule, timezone, missed, most, overlap }: ScheduleTrigger): Fields {
  return defined({
    id,
    schedule,
    timezone: timezone === 'UTC' ? undefined : timezone,
    missed: missed === 'once' ? undefined : missed,
    most,
    overlap,
  });
}

const blockForm = (block: Block): readonly Fields[] => block.map(stepForm);

function stepForm(step: StepNode): Fields {
  const { id, timeoutMs } = step;
  return defined({
    id: GIVEN_ID.test(id) ? undefined : id,
    if: step.if,
    timeout: timeoutMs === undefined ? undefined : durationText(timeoutMs),
    ...kindForm(step),
  });
}

function kindForm(step: StepNode): Fields {
  switch (step.kind) {
    case 'action':
      return {
        uses: usesText(step.uses),
        with: filled(step.with),
        to: step.to,
        from: step.from,
        retry: step.retry && retryForm(step.retry),
      };
    case 'branch':
      return { then: blockForm(step.then), else: step.else && blockForm(step.else) };
    case 'switch':
      return {
        switch: step.value,
        cases: step.cases.map(({ is, steps }) => ({ is: is.length === 1 && !Array.isArray(is[0]) ? is[0] : is, steps: blockForm(steps) })),
        default: step.default && blockForm(step.default),
      };
    case 'for-each':
      return loopForm(step);
    case 'parallel':
      return { parallel: mapped(step.branches, blockForm) };
    case 'try':
      return { try: blockForm(step.try), catch: step.catch && catchForm(step.catch), finally: step.finally && blockForm(step.finally) };
    case 'wait':
      return { wait: waitForm(step) };
    case 'call':
      return { call: step.recipe, with: filled(step.with) };
    case 'set':
      return { set: step.vars };
    case 'return':
      return { return: step.value };
    case 'fail':
      return { fail: step.code === undefined ? step.message : { message: step.message, code: step.code } };
  }
}

function loopForm({ items, source, as, key, maxParallel, onError, collect, steps }: LoopStep): Fields {
  const from =
    source &&
    defined({
      uses: usesText(source.uses),
      with: filled(source.with),
      limit: source.limit,
      retry: source.retry && retryForm(source.retry),
    });
  return {
    'for-each': from ?? items,
    as: as === 'item' ? undefined : as,
    key,
    'max-parallel': maxParallel === 1 ? undefined : maxParallel,
    'on-error': onError === 'stop' ? undefined : onError,
    collect,
    steps: blockForm(steps),
  };
}

function catchForm({ as, errors, steps }: CatchNode): unknown {
  if (as === 'error' && errors === undefined) return blockForm(steps);
  return defined({ as: as === 'error' ? undefined : as, errors, steps: blockForm(steps) });
}

function waitForm({ for: length, until, signal }: WaitStep): unknown {
  if (signal) {
    const { name, timeoutMs, onTimeout } = signal;
    const isPlain = onTimeout === 'fail';
    return defined({
      signal: name,
      timeout: timeoutMs === undefined ? undefined : durationText(timeoutMs),
      'on-timeout': isPlain ? undefined : onTimeout,
    });
  }
  if (until !== undefined) return { until };
  return typeof length === 'number' ? durationText(length) : length;
}

function retryForm({ attempts, delayMs, backoff }: Retry): Fields {
  return defined({
    attempts,
    delay: delayMs === 1_000 ? undefined : durationText(delayMs),
    backoff: backoff === 'exponential' ? undefined : backoff,
  });
}

const usesText = ({ connection, operation }: Uses): string => `${connection}.${operation}`;

const filled = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);

const mapped = <T, U>(values: Readonly<Record<string, T>>, form: (value: T) => U): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, form(value)]));

/** Without what is undefined; a value that is null is kept. */
const defined = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
