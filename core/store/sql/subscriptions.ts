import type { SubscriptionLives, SubscriptionState } from '../../ports/store/index.js';
import { textOf } from './rows.js';
import { type Work, answerOf, rowOf } from './work.js';

export const SUBSCRIPTION_SQL = {
  state: 'SELECT failures, next_at, lives FROM subscription WHERE connection = ?1',
  note: `INSERT INTO subscription (connection, failures, next_at, lives) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (connection) DO UPDATE SET failures = excluded.failures, next_at = excluded.next_at, lives = excluded.lives`,
  forget: 'DELETE FROM subscription WHERE connection = ?1',
} as const;

export function* subscriptionState(connection: string): Work<SubscriptionState | undefined> {
  const row = yield* rowOf(SUBSCRIPTION_SQL.state, connection);
  if (!row) return undefined;
  return {
    failures: Number(row['failures']),
    nextAt: Number(row['next_at']),
    lives: JSON.parse(textOf(row['lives'])) as SubscriptionLives,
  };
}

export function* noteSubscriptions(connection: string, { failures, nextAt, lives }: SubscriptionState): Work<void> {
  yield* answerOf(SUBSCRIPTION_SQL.note, connection, failures, nextAt, JSON.stringify(lives));
}

export function* forgetSubscriptions(connection: string): Work<void> {
  yield* answerOf(SUBSCRIPTION_SQL.forget, connection);
}
