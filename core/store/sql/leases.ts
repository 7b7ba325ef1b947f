import type { Lease, LeaseRequest } from '../../ports/store/index.js';
import { StoreError } from '../store-error.js';
import { optionalText } from './rows.js';
import { type Work, ask, changesOf, rowOf } from './work.js';

export const LEASE_SQL = {
  lock: 'SELECT lease_lock(?1) AS locked',
  /** `lease_now` is the given instant where the machine's clock is the only one, else the database's. */
  take: `INSERT INTO lease (name, holder, epoch, expires_at, once) VALUES (?1, ?2, 1, lease_now(?3) + ?4, ?6)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = lease.epoch + 1, expires_at = excluded.expires_at
    WHERE lease.expires_at <= lease_now(?3) OR ?5 = 1 RETURNING epoch`,
  renew: 'UPDATE lease SET expires_at = lease_now(?3) + ?4 WHERE name = ?1 AND epoch = ?2',
  release: 'UPDATE lease SET expires_at = 0 WHERE name = ?1 AND epoch = ?2',
  drop: 'DELETE FROM lease WHERE name = ?1 AND epoch = ?2 AND once = 1',
  /** Those of processes that died without giving theirs up. */
  dropDead: 'DELETE FROM lease WHERE once = 1 AND expires_at < lease_now(?1) - ?2',
  holder: 'SELECT holder FROM lease WHERE name = ?1',
  epoch: 'SELECT epoch FROM lease WHERE name = ?1',
} as const;

/** So long nobody waits for a lease that is over, however the clocks of machines differ. */
const DEAD_MS = 86_400_000;

/** `isOurs`: the machine has told that no other holder is alive. */
export function* takeLease({ name, holder, ttlMs, now, once = false }: LeaseRequest, isOurs: boolean): Work<Lease | undefined> {
  yield* rowOf(LEASE_SQL.lock, name);
  if (once) yield* changesOf(LEASE_SQL.dropDead, now, DEAD_MS);
  const row = yield* rowOf(LEASE_SQL.take, name, holder, now, ttlMs, isOurs ? 1 : 0, once ? 1 : 0);
  return row && { name, holder, epoch: Number(row['epoch']), ...(!isOurs && { ttlMs }) };
}

export function* renewLease({ name, epoch, ttlMs = 0 }: Lease, now: number): Work<boolean> {
  return (yield* changesOf(LEASE_SQL.renew, name, epoch, now, ttlMs)) === 1;
}

export function* releaseLease({ name, epoch }: Lease): Work<void> {
  yield [LEASE_SQL.release, LEASE_SQL.drop].map((sql) => ask(sql, name, epoch));
}

export function* holderOf(lease: string): Work<string | undefined> {
  return optionalText((yield* rowOf(LEASE_SQL.holder, lease))?.['holder']);
}

const ONE_RUN = 'run/';

/** @throws StoreError for a write to anything but the run that the lease is on, where it is on one. */
export function assertCovers({ name }: Lease, run: string | undefined): void {
  if (!name.startsWith(ONE_RUN) || name === `${ONE_RUN}${run}`) return;
  throw new StoreError(
    'store_refused',
    `The lease ${name} is good for that run alone.`,
    'Acquire the lease `engine` for all other writes.',
  );
}
