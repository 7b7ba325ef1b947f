import { isMap } from 'yaml';
import type { ParsedNode } from 'yaml';
import type { Place } from '../../../yaml/nodes.js';
import type { ListSource, LoopStep } from '../../recipe.js';
import type { StepReader } from '../steps.js';
import { type Entries, ID, ID_FORM, NO_USES } from '../words.js';

const MOST_AT_ONCE = 64;
const MOST_RECORDS = 100_000_000;

export function readLoop(keys: Entries, node: ParsedNode | null, steps: StepReader): Omit<LoopStep, 'id'> {
  const { words } = steps;
  const { reader } = words;
  const over = keys.get('for-each')!.value;
  const source = isMap(over) ? readSource(over, steps) : undefined;
  const as = keys.get('as');
  const key = keys.get('key');
  const atOnce = keys.get('max-parallel');
  const onError = keys.get('on-error');
  const collect = keys.get('collect');
  const block = reader.required(keys, 'steps', node, 'A loop');
  const keyText = key && words.expression(key, 'The key', 'item.id');
  return {
    kind: 'for-each',
    items: source ? null : reader.data(over),
    ...(source && { source }),
    as: (as && words.word(as.value, '`as`', ID, ID_FORM)) ?? 'item',
    ...(keyText !== undefined && { key: keyText }),
    maxParallel: (atOnce && words.whole(atOnce, 1, MOST_AT_ONCE)) ?? 1,
    onError: (onError && words.oneOf(onError, ['stop', 'continue'])) ?? 'stop',
    ...(collect && { collect: reader.data(collect.value) }),
    steps: block === undefined ? [] : steps.block(block, '`steps`'),
  };
}

function readSource(node: Place, { words, places }: StepReader): ListSource {
  const keys = words.reader.entries(node, '`for-each`', ['uses', 'with', 'limit', 'retry']);
  const usesNode = words.reader.required(keys, 'uses', node, '`for-each`');
  const limit = keys.get('limit');
  const retry = keys.get('retry');
  const most = limit && words.whole(limit, 1, MOST_RECORDS);
  const tries = retry && words.retry(retry);
  const source: ListSource = {
    uses: usesNode === undefined ? NO_USES : words.uses(usesNode),
    with: words.fields(keys.get('with'), '`with`'),
    ...(most !== undefined && { limit: most }),
    ...(tries && { retry: tries }),
  };
  return places.set(source, { node, entries: keys });
}
