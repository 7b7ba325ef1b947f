/** What the two databases call the same thing. */
export interface SqlTypes {
  /** A key that the database counts up. */
  readonly serial: string;
  /** The same, and never one that was given before. */
  readonly serialForever: string;
  readonly integer: string;
  /** Text that sorts by its bytes. */
  readonly text: string;
  /** What ends a table. */
  readonly end: string;
}
