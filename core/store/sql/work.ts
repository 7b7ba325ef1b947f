import { JsonText } from '../json.js';
import { storable } from './storable-text.js';

export type Value = string | number | null | JsonText;
export type Row = Readonly<Record<string, unknown>>;

/** One statement put to the database. Values stand for `?1`, `?2` and so on, and are never joined in. */
export interface Ask {
  readonly sql: string;
  readonly values: readonly Value[];
}

export interface Answer {
  readonly rows: readonly Row[];
  /** Rows that were changed. */
  readonly changes: number;
}

/**
 * What happens inside a transaction, as a script: it yields what it asks, several statements where none needs the answer to another, and is given the
 * answers. So one script runs on a database that answers at once and on one that answers over a network. Whatever it throws undoes it.
 */
export type Work<T> = Generator<readonly Ask[], T, readonly Answer[]>;

/** A value as databases take it. JSON of our own writing has nothing in it that they do not. */
export const plain = (value: Value): string | number | null =>
  value instanceof JsonText ? value.text : typeof value === 'string' ? storable(value) : value;

export const ask = (sql: string, ...values: readonly Value[]): Ask => ({ sql, values });

export function* answerOf(sql: string, ...values: readonly Value[]): Work<Answer> {
  const [answer] = yield [{ sql, values }];
  return answer!;
}

export function* rowsOf(sql: string, ...values: readonly Value[]): Work<readonly Row[]> {
  return (yield* answerOf(sql, ...values)).rows;
}

export function* rowOf(sql: string, ...values: readonly Value[]): Work<Row | undefined> {
  return (yield* rowsOf(sql, ...values))[0];
}

export function* changesOf(sql: string, ...values: readonly Value[]): Work<number> {
  return (yield* answerOf(sql, ...values)).changes;
}
