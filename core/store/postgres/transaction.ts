import type { Writer } from '../sql/database.js';
import { type Answer, type Work, ask } from '../sql/work.js';
import { fenced } from '../store-error.js';
import type { Link } from './link.js';
import type { Statements } from './statements.js';

const BEGIN = 'BEGIN';
const SHARE = 'SELECT lease_share(?1)';
const EPOCH = 'SELECT epoch FROM lease WHERE name = ?1';
const COMMIT = 'COMMIT';

export interface Transaction {
  readonly values: readonly unknown[];
  /** There when something else came than the answer to the commit. */
  readonly lost?: { readonly link: string; readonly number: number; readonly error: unknown };
}

/** Plays scripts one after the other in one transaction. The lease cannot change hands between the check and the commit. */
export async function transact(
  { statements, link }: { readonly statements: Statements; readonly link: Link },
  writer: Writer | undefined,
  works: readonly (() => Work<unknown>)[],
  name: string,
): Promise<Transaction> {
  const { mark, number } = link.next();
  const start = [ask(BEGIN), mark, ...(writer ? [ask(SHARE, writer.lease), ask(EPOCH, writer.lease)] : [])];
  const check = (answers: readonly Answer[]): void => {
    if (writer && answers.at(-1)?.rows[0]?.['epoch'] !== writer.epoch) throw fenced(writer.lease, name);
  };
  const values: unknown[] = [];
  for (const [place, work] of works.entries()) {
    values.push(await (place === 0 ? statements.play(work(), start, check) : statements.play(work())));
  }
  try {
    await statements.ask([ask(COMMIT)]);
    return { values };
  } catch (error) {
    return { values, lost: { link: link.id, number, error } };
  }
}
