import type { JsonSchema } from 'trunkline/document';
import type { TriggerStart } from '../ports/store/index.js';

/** A recipe as it runs: plain JSON, no positions, no comments. Its hash names the revision. */
export interface Recipe {
  readonly name: string;
  readonly description?: string;
  /** Local name → connector name. */
  readonly connections: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, unknown>>;
  /** What a start by hand or a `call` gives, by name. */
  readonly inputs: Readonly<Record<string, InputNode>>;
  /** What `return` gives, by name. */
  readonly outputs: Readonly<Record<string, JsonSchema>>;
  readonly on: readonly TriggerNode[];
  /** From the first moment of the run, waits included. */
  readonly timeoutMs?: number;
  readonly concurrency?: Concurrency;
  readonly steps: Block;
  /** The recipes it calls and those that they call, by name. */
  readonly calls: Readonly<Record<string, Recipe>>;
}

/** `<connection>.<operation>`. */
export interface Uses {
  readonly connection: string;
  readonly operation: string;
}

export interface InputNode {
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly default?: unknown;
}

export type TriggerNode = EventTrigger | ScheduleTrigger;

/** Each new record of a vendor starts a run. */
export interface EventTrigger {
  readonly id: string;
  readonly uses: Uses;
  readonly everyMs?: number;
  /** Absent: with all there is. */
  readonly start?: Exclude<TriggerStart, 'all'>;
  readonly with: Readonly<Record<string, unknown>>;
}

/** Each due instant starts a run. */
export interface ScheduleTrigger {
  readonly id: string;
  /** Cron, of five fields: minute, hour, day of the month, month, day of the week. */
  readonly schedule: string;
  /** IANA name of the zone whose clocks the schedule means. */
  readonly timezone: string;
  /** Which of the instants that nobody was there for still start a run: none, the last, or each. */
  readonly missed: 'skip' | 'once' | 'all';
  /** Of `all`: how many at most, the latest. */
  readonly most?: number;
  /** Where it is not the usual one: what becomes of a run that is due while another of this trigger goes on. */
  readonly overlap?: 'skip' | 'queue' | 'cancel';
}

/** Whether a trigger is a schedule. */
export const isSchedule = (trigger: TriggerNode): trigger is ScheduleTrigger => 'schedule' in trigger;

/** Runs whose key is the same go on one after the other. */
export interface Concurrency {
  /** A template. */
  readonly key: string;
  readonly max: number;
  readonly full: 'queue' | 'skip' | 'cancel';
}

export type Block = readonly StepNode[];

/** One kind per construct; each kind has its own reader, its own checker and its own way to run. */
export type StepNode =
  | ActionStep
  | BranchStep
  | SwitchStep
  | LoopStep
  | ParallelStep
  | TryStep
  | WaitStep
  | CallStep
  | SetStep
  | ReturnStep
  | FailStep;

interface StepBase {
  /** Unique in the recipe; a step that needs none in the file is named after its kind and place. */
  readonly id: string;
  /** A whole `${{ }}` that must give a boolean, or a constant. */
  readonly if?: string | boolean;
  /** From the step's first moment, all its tries and waits included. */
  readonly timeoutMs?: number;
}

export interface ActionStep extends StepBase {
  readonly kind: 'action';
  readonly uses: Uses;
  readonly with: Readonly<Record<string, unknown>>;
  readonly retry?: Retry;
  /** Of a download: a template that gives the path of the file it becomes. */
  readonly to?: string;
  /** Of an upload: a template that gives the path of the file that is sent. */
  readonly from?: string;
}

/** `if:` with `then:`. Its `if` is the condition, and no guard. */
export interface BranchStep extends Omit<StepBase, 'if'> {
  readonly kind: 'branch';
  readonly if: string | boolean;
  readonly then: Block;
  readonly else?: Block;
}

export interface SwitchStep extends StepBase {
  readonly kind: 'switch';
  readonly value: unknown;
  /** The first whose list holds the value. */
  readonly cases: readonly { readonly is: readonly unknown[]; readonly steps: Block }[];
  readonly default?: Block;
}

export interface LoopStep extends StepBase {
  readonly kind: 'for-each';
  /** A template that gives a list, or a list of values; or a list operation, read page by page. */
  readonly items: unknown;
  readonly source?: ListSource;
  /** What an item is called in the steps. */
  readonly as: string;
  /** Tells items apart; by default the record's key, or the place in the list. */
  readonly key?: string;
  readonly maxParallel: number;
  readonly onError: 'stop' | 'continue';
  /** What is kept of each item that succeeded, as `steps.<id>.items`. */
  readonly collect?: unknown;
  readonly steps: Block;
}

export interface ListSource {
  readonly uses: Uses;
  readonly with: Readonly<Record<string, unknown>>;
  /** Records in all. */
  readonly limit?: number;
  readonly retry?: Retry;
}

export interface ParallelStep extends StepBase {
  readonly kind: 'parallel';
  /** By name. */
  readonly branches: Readonly<Record<string, Block>>;
}

export interface TryStep extends StepBase {
  readonly kind: 'try';
  readonly try: Block;
  readonly catch?: CatchNode;
  readonly finally?: Block;
}

export interface CatchNode {
  /** What the error is called in the steps. */
  readonly as: string;
  /** Names or codes of errors; all that a step can fail with, when absent. */
  readonly errors?: readonly string[];
  readonly steps: Block;
}

/** Exactly one of `ms`, `until` and `signal`. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  /** A duration, or a template that gives one. */
  readonly for?: number | string;
  /** A template that gives an instant. */
  readonly until?: string;
  readonly signal?: SignalWait;
}

export interface SignalWait {
  readonly name: string;
  readonly timeoutMs?: number;
  /** After that time the step fails, or gives null. */
  readonly onTimeout: 'fail' | 'continue';
}

export interface CallStep extends StepBase {
  readonly kind: 'call';
  /** Name of the recipe. */
  readonly recipe: string;
  readonly with: Readonly<Record<string, unknown>>;
}

/** For the steps after it in the same block, and the blocks in them. */
export interface SetStep extends StepBase {
  readonly kind: 'set';
  readonly vars: Readonly<Record<string, unknown>>;
}

export interface ReturnStep extends StepBase {
  readonly kind: 'return';
  readonly value: unknown;
}

export interface FailStep extends StepBase {
  readonly kind: 'fail';
  readonly message: string;
  readonly code?: string;
}

/** Tries in all, the first one counted; the wait after each, doubled each time when exponential. */
export interface Retry {
  readonly attempts: number;
  readonly delayMs: number;
  readonly backoff: 'constant' | 'exponential';
}
