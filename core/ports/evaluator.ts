/** An expression that takes long, with the data that it names. */
export interface Evaluation {
  /** A text with expressions in it. */
  readonly template: string;
  /** What it may name beside the roots. */
  readonly names: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

/** Evaluates elsewhere what would hold up everything else here. */
export interface Evaluator {
  /** @throws ExpressionError: what evaluating throws, `expression_timeout` when it took too long, `expression_too_large` when it took too much memory. */
  evaluate(work: Evaluation): Promise<unknown>;
}
