import type { ParsedNode } from 'yaml';
import type { StepNode } from '../recipe.js';
import { readAction, readCall } from './kinds/calls.js';
import { readBranch, readParallel, readSwitch, readTry } from './kinds/blocks.js';
import { readLoop } from './kinds/loop.js';
import { readFail, readReturn, readSet, readWait } from './kinds/plain.js';
import type { StepReader } from './steps.js';
import type { Entries } from './words.js';

/** What one kind of step is read from; `read` gives all but what every step has. */
export interface KindReader {
  readonly kind: StepNode['kind'];
  readonly keys: readonly string[];
  readonly needsId: boolean;
  readonly read: (keys: Entries, node: ParsedNode | null, steps: StepReader) => object | undefined;
}

/** By the word that tells the kind. */
export const STEP_KINDS: Readonly<Record<string, KindReader>> = {
  uses: { kind: 'action', keys: ['with', 'retry', 'to', 'from'], needsId: true, read: readAction },
  then: { kind: 'branch', keys: ['if', 'else'], needsId: false, read: readBranch },
  switch: { kind: 'switch', keys: ['cases', 'default'], needsId: false, read: readSwitch },
  'for-each': { kind: 'for-each', keys: ['as', 'key', 'max-parallel', 'on-error', 'collect', 'steps'], needsId: true, read: readLoop },
  parallel: { kind: 'parallel', keys: [], needsId: false, read: readParallel },
  try: { kind: 'try', keys: ['catch', 'finally'], needsId: false, read: readTry },
  wait: { kind: 'wait', keys: [], needsId: false, read: readWait },
  call: { kind: 'call', keys: ['with'], needsId: true, read: readCall },
  set: { kind: 'set', keys: [], needsId: false, read: readSet },
  return: { kind: 'return', keys: [], needsId: false, read: readReturn },
  fail: { kind: 'fail', keys: [], needsId: false, read: readFail },
};
