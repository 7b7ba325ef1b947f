/** What tells when a record was last changed. */
interface Changing {
  readonly id: number;
  readonly at: string;
}

/** One state of a record: a record keeps its id when it changes, and each change is an event of its own. */
export const version = [(record: Changing): number => record.id, (record: Changing): string => record.at] as const;
