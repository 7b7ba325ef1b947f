import type { Bench } from './bench/bench.js';
import type { Subject } from './subject.js';

/** One promise of the contract. */
export interface Check {
  /** In one word: `pages`. */
  readonly name: string;
  /** What it holds, as a user would say it. */
  readonly title: string;
  /** Its tests; made without calling the connector. */
  cases(subject: Subject): Iterable<Case>;
}

export interface Case {
  readonly name: string;
  /** Rejects with what is wrong. */
  run(bench: Bench): void | Promise<void>;
}
