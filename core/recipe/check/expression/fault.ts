/** Something wrong at one place of an expression, counted from its own beginning. */
export interface ExpressionFault {
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
  /** What was written, and what may have been meant. */
  readonly word?: string;
  readonly candidates?: readonly string[];
}
