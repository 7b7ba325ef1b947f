import { BLOCKS } from './blocks.js';
import { CALLS } from './calls.js';
import { CONNECTIONS } from './connections.js';
import { EXPRESSIONS } from './expressions.js';
import { FILE } from './file.js';
import { INPUTS } from './inputs.js';
import { STEPS } from './steps.js';
import { WAITS } from './waits.js';
import type { Mistake } from './mistake.js';

/** Every mistake that `trunkline check` must tell. */
export const MISTAKES: readonly Mistake[] = [...FILE, ...CONNECTIONS, ...INPUTS, ...EXPRESSIONS, ...STEPS, ...BLOCKS, ...WAITS, ...CALLS];
