import type { Writer } from '../sql/database.js';
import { type Answer, type Ask, type Work, ask } from '../sql/work.js';
import { fenced } from '../store-error.js';
import type { Statements } from './statements.js';

const BEGIN = 'BEGIN';
const SHARE = 'SELECT lease_share(?1)';
const NUMBER = 'SELECT CAST(pg_current_xact_id() AS TEXT) AS number';
const EPOCH = 'SELECT epoch FROM lease WHERE name = ?1';
const COMMIT = 'COMMIT';

export interface Transaction {
  readonly values: readonly unknown[];
  /** Tells afterwards whether it was committed. */
  readonly number: string;
  /** What came instead of the answer to the commit. */
  readonly lost?: unknown;
}

/** Plays scripts one after the other in one transaction. The lease cannot change hands between the check and the commit. */
export async function transact(
  statements: Statements,
  writer: Writer | undefined,
  works: readonly (() => Work<unknown>)[],
  name: string,
): Promise<Transaction> {
  let number = '';
  const check = ([, transaction, , lease]: readonly Answer[]): void => {
    number = String(transaction?.rows[0]?.['number']);
    if (writer && lease?.rows[0]?.['epoch'] !== writer.epoch) throw fenced(writer.lease, name);
  };
  const values: unknown[] = [];
  for (const [place, work] of works.entries()) {
    values.push(await (place === 0 ? statements.play(work(), begin(writer), check) : statements.play(work())));
  }
  try {
    await statements.ask([ask(COMMIT)]);
    return { values, number };
  } catch (lost) {
    return { values, number, lost };
  }
}

function begin(writer: Writer | undefined): readonly Ask[] {
  const start = [ask(BEGIN), ask(NUMBER)];
  return writer ? [...start, ask(SHARE, writer.lease), ask(EPOCH, writer.lease)] : start;
}
