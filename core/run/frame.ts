import type { Scope } from '../recipe/expression.js';
import type { RunFiles } from '../ports/run-files.js';
import type { RecipeConnection } from '../runtime/connection.js';
import type { Durable } from './durable.js';
import type { Flow } from './flow.js';
import type { PausedConnections } from './paused-connections.js';
import type { Program, ProgramStep } from './program/program.js';

export type StepEvent = 'step.started' | 'step.ended' | 'step.reused' | 'step.skipped';

/** What a run is given by whoever executes it. */
export interface RunHost {
  /** By the recipes' local names. */
  readonly connections: ReadonlyMap<string, RecipeConnection>;
  readonly paused: PausedConnections;
  /** Where downloads go and uploads come from; absent where recipes have no files. */
  readonly files?: RunFiles;
  /** Our own shutdown. */
  readonly stop?: AbortSignal;
  /** Shutdown or cancellation of this run: cuts off calls under way. */
  readonly signal?: AbortSignal;
  now(): number;
  report(event: StepEvent, path: string, data?: Readonly<Record<string, unknown>>): void;
}

/** Where a step stands while it runs: what it sees, under which name it is journaled, and until when it may go on. */
export interface Frame {
  /** Runs the steps of a block, in this frame or one made from it. */
  readonly run: (steps: readonly ProgramStep[], frame: Frame) => Promise<Flow>;
  readonly program: Program;
  readonly durable: Durable;
  readonly host: RunHost;
  /** In front of every step's id: `each["42"].`, `sub/`. */
  readonly prefix: string;
  /** What expressions see. The maps `steps` and `vars` in it are filled as steps end. */
  readonly scope: Scope & { readonly steps: Record<string, unknown>; readonly vars: Record<string, unknown> };
  readonly deadline: Deadline;
  /** True once nothing more is to be begun here: a sibling in a loop or in `parallel` has failed. */
  isAbandoned(): boolean;
}

export interface Deadline {
  /** Milliseconds since 1970; Infinity for none. */
  readonly at: number;
  /** Path of the step that set it; empty for the run. */
  readonly owner: string;
}

export const pathOf = (frame: Frame, step: { readonly id: string }): string => `${frame.prefix}${step.id}`;

/** A map of its own with what is in `values`: no prototype, so that an expression finds own data only. */
export const ownMap = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.assign(Object.create(null) as Record<string, unknown>, values);

/** The frame of something that sees all this one does; what it sets stays in it. */
export const innerFrame = (frame: Frame, change: Partial<Frame>, names: Readonly<Record<string, unknown>> = {}): Frame => ({
  ...frame,
  scope: { ...frame.scope, ...names, steps: ownMap(frame.scope.steps), vars: ownMap(frame.scope.vars) },
  ...change,
});
