import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readable } from '../sql/storable-text.js';
import { type Answer, type Ask, type Row, type Value, type Work, plain } from '../sql/work.js';

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

/** Statements of one connection, each prepared when it is first used. */
export class Statements {
  readonly #prepared = new Map<string, Prepared>();

  constructor(private readonly db: DatabaseSync) {}

  /** Plays a script to its end: SQLite answers at once. */
  play<T>(work: Work<T>): T {
    let step = work.next();
    while (!step.done) step = work.next(step.value.map((one) => this.#answer(one)));
    return step.value;
  }

  run(sql: string): void {
    this.#prepare(sql).statement.run();
  }

  all(sql: string, values: readonly Value[]): readonly Row[] {
    return this.#prepare(sql)
      .statement.all(...values.map(plain))
      .map(readable);
  }

  #answer({ sql, values }: Ask): Answer {
    const { statement, givesRows } = this.#prepare(sql);
    if (!givesRows) return { rows: [], changes: Number(statement.run(...values.map(plain)).changes) };
    const rows = statement.all(...values.map(plain)).map(readable);
    return { rows, changes: rows.length };
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sqliteText(sql));
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** Nobody else writes inside a transaction of ours, so rows need no lock of their own. */
export const sqliteText = (sql: string): string => sql.replace(/ FOR (SHARE|UPDATE)$/, '');
