import type { ParsedNode } from 'yaml';
import type { ActionStep, CallStep } from '../../recipe.js';
import type { StepReader } from '../steps.js';
import { type Entries, NAME, NAME_FORM } from '../words.js';

export function readAction(keys: Entries, _node: ParsedNode | null, { words }: StepReader): Omit<ActionStep, 'id'> {
  const retry = keys.get('retry');
  const tries = retry && words.retry(retry);
  const to = keys.get('to');
  const from = keys.get('from');
  const target = to && words.reader.text(to.value, '`to`');
  const source = from && words.reader.text(from.value, '`from`');
  return {
    kind: 'action',
    uses: words.uses(keys.get('uses')!.value),
    with: words.fields(keys.get('with'), '`with`'),
    ...(tries && { retry: tries }),
    ...(target !== undefined && { to: target }),
    ...(source !== undefined && { from: source }),
  };
}

export function readCall(keys: Entries, _node: ParsedNode | null, { words }: StepReader): Omit<CallStep, 'id'> {
  const recipe = words.word(keys.get('call')!.value, 'The recipe', NAME, NAME_FORM) ?? '';
  return { kind: 'call', recipe, with: words.fields(keys.get('with'), '`with`') };
}
