import { isMap, isSeq, type ParsedNode } from 'yaml';
import type { Place } from '../../../yaml/nodes.js';
import type { Entry } from '../../../yaml/yaml-reader.js';
import type { BranchStep, CatchNode, ParallelStep, SwitchStep, TryStep } from '../../recipe.js';
import type { StepReader } from '../steps.js';
import { type Entries, ID, ID_FORM } from '../words.js';

export function readBranch(keys: Entries, node: ParsedNode | null, steps: StepReader): Omit<BranchStep, 'id'> | undefined {
  const { words } = steps;
  const condition = keys.get('if');
  if (!condition) words.reader.required(keys, 'if', node, 'A step with `then`');
  const test = condition && words.condition(condition);
  const otherwise = keys.get('else');
  const then = steps.block(keys.get('then')!.value, '`then`');
  const rest = otherwise && steps.block(otherwise.value, '`else`');
  return test === undefined ? undefined : { kind: 'branch', if: test, then, ...(rest && { else: rest }) };
}

export function readSwitch(keys: Entries, node: ParsedNode | null, steps: StepReader): Omit<SwitchStep, 'id'> {
  const { reader } = steps.words;
  const list = reader.required(keys, 'cases', node, 'A switch');
  const otherwise = keys.get('default');
  return {
    kind: 'switch',
    value: reader.data(keys.get('switch')!.value),
    cases: list === undefined ? [] : readCases(list, steps),
    ...(otherwise && { default: steps.block(otherwise.value, '`default`') }),
  };
}

function readCases(list: Place, steps: StepReader): SwitchStep['cases'] {
  const { reader } = steps.words;
  const items = reader.items(list, '`cases`');
  if (items.length === 0 && isSeq(list)) reader.file.fault(list, 'A switch has no cases.', 'Add one: `- { is: paid, steps: [...] }`.');
  return items.map((one) => readCase(one, steps));
}

function readCase(node: ParsedNode | null, steps: StepReader): SwitchStep['cases'][number] {
  const { reader } = steps.words;
  const keys = reader.entries(node, 'A case', ['is', 'steps']);
  const is = reader.required(keys, 'is', node, 'A case');
  const block = reader.required(keys, 'steps', node, 'A case');
  const value = is === undefined ? [] : reader.data(is);
  if (Array.isArray(value) && value.length === 0 && is) reader.file.fault(is, 'A case has no values.', 'Name one, or remove the case.');
  const found = { is: Array.isArray(value) ? value : [value], steps: block === undefined ? [] : steps.block(block, '`steps`') };
  return steps.places.set(found, { node, entries: keys });
}

export function readParallel(keys: Entries, _node: ParsedNode | null, steps: StepReader): Omit<ParallelStep, 'id'> {
  const { words } = steps;
  const entries = words.reader.entries(keys.get('parallel')!.value, '`parallel`');
  const node = keys.get('parallel')!.value;
  if (isMap(node) && entries.size === 0)
    words.reader.file.fault(node, '`parallel` has no branches.', 'Name each: `parallel: { mail: [...], book: [...] }`.');
  for (const { key } of entries.values()) words.word(key, 'A branch', ID, ID_FORM);
  return {
    kind: 'parallel',
    branches: Object.fromEntries([...entries.values()].map(({ name, value }) => [name, steps.block(value, `Branch ${name}`)])),
  };
}

export function readTry(keys: Entries, node: ParsedNode | null, steps: StepReader): Omit<TryStep, 'id'> {
  const caught = keys.get('catch');
  const last = keys.get('finally');
  if (!caught && !last)
    steps.words.reader.file.fault(node, 'A `try` has no `catch` and no `finally`.', 'Add one of them, or leave the `try` out.');
  const tried = steps.block(keys.get('try')!.value, '`try`');
  const handler = caught && readCatch(caught, steps);
  return { kind: 'try', try: tried, ...(handler && { catch: handler }), ...(last && { finally: steps.block(last.value, '`finally`') }) };
}

function readCatch({ value }: Entry, steps: StepReader): CatchNode {
  const { words, places } = steps;
  const { reader } = words;
  if (Array.isArray(reader.data(value)))
    return places.set({ as: 'error', steps: steps.block(value, '`catch`') }, { node: value, entries: new Map() });
  const keys = reader.entries(value, '`catch`', ['as', 'errors', 'steps']);
  const as = keys.get('as');
  const errors = keys.get('errors');
  const block = reader.required(keys, 'steps', value, '`catch`');
  const names = errors && reader.items(errors.value, '`errors`').flatMap((one) => reader.text(one, 'An error') ?? []);
  const found: CatchNode = {
    as: (as && words.word(as.value, '`as`', ID, ID_FORM)) ?? 'error',
    ...(names && { errors: names }),
    steps: block === undefined ? [] : steps.block(block, '`steps`'),
  };
  return places.set(found, { node: value, entries: keys });
}
