/** Starts on their way to an engine, where the store was opened to keep them: each is written in the transaction that makes its run due. */
export interface EngineStarts {
  /** Those not sent yet, oldest first. */
  outbox(limit: number): Promise<readonly EngineStart[]>;
  /** The engine has confirmed these. */
  sent(numbers: readonly number[]): Promise<void>;
}

export interface EngineStart {
  /** Another one for each time the run became due: what the engine tells a repeat by. */
  readonly number: number;
  readonly run: string;
  readonly at: number;
}
