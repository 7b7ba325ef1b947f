import { isMap } from 'yaml';
import type { ParsedNode } from 'yaml';
import { parseDuration } from '../../../text/duration.js';
import type { Place } from '../../../yaml/nodes.js';
import type { FailStep, ReturnStep, SetStep, SignalWait, WaitStep } from '../../recipe.js';
import type { StepReader } from '../steps.js';
import { type Entries, isExpression, NAME, NAME_FORM } from '../words.js';

export function readWait(keys: Entries, _node: ParsedNode | null, steps: StepReader): Omit<WaitStep, 'id'> | undefined {
  const { words } = steps;
  const { reader } = words;
  const node = keys.get('wait')!.value;
  if (isMap(node)) return readLongWait(node, steps);
  const data = reader.data(node);
  if (isExpression(data)) return { kind: 'wait', for: data.trim() };
  const ms = typeof data === 'string' ? parseDuration(data) : undefined;
  if (ms !== undefined) return { kind: 'wait', for: ms };
  reader.file.fault(
    node,
    '`wait` is a duration, an instant or a signal.',
    'Write `wait: 5m`, `wait: { until: ${{ … }} }` or `wait: { signal: approved }`.',
  );
  return undefined;
}

function readLongWait(node: Place, { words }: StepReader): Omit<WaitStep, 'id'> | undefined {
  const { reader } = words;
  const keys = reader.entries(node, '`wait`', ['until', 'signal', 'timeout', 'on-timeout']);
  const until = keys.get('until');
  const signal = keys.get('signal');
  if (until && !signal) {
    for (const name of ['timeout', 'on-timeout'])
      if (keys.has(name))
        reader.file.fault(keys.get(name)?.key, `\`${name}\` belongs to a \`signal\`.`, 'Leave it out: an instant comes by itself.');
    const text = words.reader.text(until.value, '`until`');
    return text === undefined ? undefined : { kind: 'wait', until: text };
  }
  if (!signal || until) {
    reader.file.fault(
      node,
      '`wait` has one of `until` and `signal`.',
      'Write `{ until: ${{ … }} }` or `{ signal: approved, timeout: 2d }`.',
    );
    return undefined;
  }
  const name = words.word(signal.value, 'The signal', NAME, NAME_FORM);
  const timeout = keys.get('timeout');
  const onTimeout = keys.get('on-timeout');
  const timeoutMs = timeout && words.duration(timeout);
  if (onTimeout && !timeout) reader.file.fault(onTimeout.key, '`on-timeout` needs a `timeout`.', 'Add `timeout: 2d`, or leave it out.');
  const wait: SignalWait = {
    name: name ?? '',
    ...(timeoutMs !== undefined && { timeoutMs }),
    onTimeout: (onTimeout && words.oneOf(onTimeout, ['fail', 'continue'])) ?? 'fail',
  };
  return { kind: 'wait', signal: wait };
}

export const readSet = (keys: Entries, _node: ParsedNode | null, { words }: StepReader): Omit<SetStep, 'id'> => ({
  kind: 'set',
  vars: words.fields(keys.get('set'), '`set`'),
});

export const readReturn = (keys: Entries, _node: ParsedNode | null, { words }: StepReader): Omit<ReturnStep, 'id'> => ({
  kind: 'return',
  value: words.reader.data(keys.get('return')!.value),
});

export function readFail(keys: Entries, _node: ParsedNode | null, { words }: StepReader): Omit<FailStep, 'id'> | undefined {
  const { reader } = words;
  const node = keys.get('fail')!.value;
  if (!isMap(node)) {
    const message = reader.text(node, '`fail`');
    return message === undefined ? undefined : { kind: 'fail', message };
  }
  const entries = reader.entries(node, '`fail`', ['message', 'code']);
  const messageNode = reader.required(entries, 'message', node, '`fail`');
  const message = messageNode === undefined ? undefined : reader.text(messageNode, 'The message');
  const code = entries.get('code');
  const word = code && words.word(code.value, 'The code', /^[a-z][a-z0-9_]*$/, 'small letters, digits and underscores: `too_late`');
  return message === undefined ? undefined : { kind: 'fail', message, ...(word !== undefined && { code: word }) };
}
