import type { ConnectorDocument } from 'trunkline/document';
import type { Run, StepRecord } from '../../core/ports/store/index.js';

/** A run as it was once made: everything that it wrote and was told, and how it ended. Never changed after it was recorded. */
export interface Recording {
  readonly title: string;
  /** Of the connector that stood behind the connection `shop`. */
  readonly document: ConnectorDocument;
  /** Writes to the store, in the order they reached the disk. */
  readonly writes: readonly Write[];
  /** What the vendor answered to the calls of each key, in order. */
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
  readonly pages: readonly (readonly unknown[])[];
  readonly end: End;
}

/** The name of a method of the store or of a run's journal, and what it was given. */
export type Write = readonly [name: string, ...args: unknown[]];

export interface Answer {
  readonly operation: string;
  readonly input: unknown;
  readonly output?: unknown;
  /** Instead of an output. */
  readonly error?: Fault;
}

export interface Fault {
  readonly name: 'RateLimitError' | 'RejectedError';
  readonly message: string;
}

/** What must come out again, however the interpreter works. Instants and counts of attempts are not part of it. */
export interface End {
  readonly run: Pick<Run, 'status' | 'output' | 'error'>;
  readonly steps: readonly Pick<StepRecord, 'path' | 'scope' | 'status' | 'intent' | 'output' | 'error'>[];
  readonly items: readonly string[];
}
