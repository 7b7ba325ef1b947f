import { slot } from 'trunkline/sdk';

/** What tells when a record was last changed. */
interface Changing {
  readonly id: number;
  readonly at: string;
}

/** Names one state of a record, so that each change of it is an event of its own. */
export const version = slot('version', (record: Changing): string => `${record.id}@${record.at}`, 'A record keeps its id when it changes');
