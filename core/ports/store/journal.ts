import type { FinalStatus, Pin, Run, RunWait } from './runs.js';
import type { EndedStep, StepIntent, StepOutcome, StepPlace, StepRecord, StepWait } from './steps.js';
import type { ItemOutcome, ItemStatus, StreamPage, Tally } from './streams.js';

/**
 * One run in the hands of who executes it. Refuses every write after the run has ended, and once another has opened it.
 *
 * Writes are applied in the order they are asked for, whether or not their promises are awaited in between: no later one is on disk without those
 * before it, but for one that was refused.
 */
export interface RunJournal {
  readonly run: Run;
  /** False when somebody has executed it before. */
  readonly isNew: boolean;
  /** Steps of one scope: those of no iteration (`''`), or of one. */
  scope(scope: string): Promise<readonly StepRecord[]>;
  /** Steps of any scope with a call whose outcome is not known: intended, or uncertain and not settled by a person. */
  doubtfulSteps(): Promise<readonly StepRecord[]>;
  value(ref: string): Promise<unknown>;

  /** A step that takes time, as a wait, or has a time of its own: fixes when it began. Nothing changes when it is there already. */
  begin(step: StepPlace, now: number): Promise<void>;
  /** Written before a call is made. Refused when the step has an open attempt or an outcome, and, with the code `run_cancelled`, when the run was cancelled. */
  intend(step: StepIntent, now: number): Promise<void>;
  /** Closes an open attempt that is to be repeated later; the step may then be intended again. */
  postpone(path: string, wait: StepWait, now: number): Promise<void>;
  /** The same for an attempt that was not intended, as nothing of it has left. Refused as `intend` is, but not for a cancelled run. */
  postponeUnsent(step: StepIntent, wait: StepWait, now: number): Promise<void>;
  /**
   * Written after; the step never runs again. A step that made no call needs no intent. Throws at once, and rejects nothing, for a value that cannot be
   * kept.
   */
  settle(step: EndedStep, outcome: StepOutcome, now: number): Promise<void>;
  /** Takes the oldest signal of that name and settles the step with its data, as one; false when there is none. */
  takeSignal(step: StepPlace, name: string, now: number): Promise<boolean>;
  /** Adds a reason for a retry, wait or skip to the run's log. */
  note(path: string, reason: string, now: number): Promise<void>;

  /** Keeps a page before any of its items is begun; gives the items that no earlier page of the loop had. */
  keepPage(loop: string, page: StreamPage, now: number): Promise<StreamPage>;
  /** Pages that were not ended, and the last one read; oldest first. Data that was dropped is null. */
  pages(loop: string): Promise<readonly StreamPage[]>;
  /** Of the items with these keys, those that have an outcome. */
  settledItems(loop: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemStatus>>;
  settleItem(item: ItemOutcome, now: number): Promise<void>;
  /** Every item of the page has an outcome: what it held is dropped, but for items that a person may open again. Does nothing the second time. */
  endPage(loop: string, number: number, now: number): Promise<void>;
  tally(loop: string): Promise<Tally>;
  /** What the loop collected, in the order of its items. */
  collected(loop: string): Promise<readonly unknown[]>;

  pin(pin: Pin, now: number): Promise<void>;
  /** Leaves the run for later. */
  park(wait: RunWait, now: number): Promise<void>;
  /** A final status is final: false when the run had already ended. */
  end(status: FinalStatus, result: { readonly output?: unknown; readonly error?: unknown }, now: number): Promise<boolean>;
}
