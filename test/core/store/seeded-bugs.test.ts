import { join } from 'node:path';
import { expect } from 'chai';
import type { Store } from '../../../core/ports/store/index.js';
import { DELIVERY_SQL } from '../../../core/store/sql/deliveries.js';
import { EVENT_SQL } from '../../../core/store/sql/events.js';
import type { Database, Until, Writer } from '../../../core/store/sql/database.js';
import { LANE_SQL } from '../../../core/store/sql/lanes.js';
import { LEASE_SQL } from '../../../core/store/sql/leases.js';
import { NOTE_SQL } from '../../../core/store/sql/notes.js';
import { REOPEN_SQL } from '../../../core/store/sql/reopen.js';
import { RETRY_SQL } from '../../../core/store/sql/retry.js';
import { RUN_SQL } from '../../../core/store/sql/runs.js';
import { type StoreOptions, SqlStore } from '../../../core/store/sql/sql-store.js';
import { STEP_SQL } from '../../../core/store/sql/steps.js';
import { STREAM_SQL } from '../../../core/store/sql/streams.js';
import type { Answer, Work } from '../../../core/store/sql/work.js';
import { openDatabase } from '../../../core/store/sqlite/open-database.js';
import { SqliteDatabase } from '../../../core/store/sqlite/sqlite-database.js';
import { tempFolder } from '../support/temp-folder.js';
import { STORE_CONTRACT } from './contract/contract.js';

interface Bug {
  /** The role whose cases must find it. */
  readonly role: keyof typeof STORE_CONTRACT;
  readonly sql: string;
  /** What is left out of the statement, or put in its place. */
  readonly without: string;
  readonly instead?: string;
}

const BUGS: Readonly<Record<string, Bug>> = {
  'no fence': { role: 'leases', sql: LEASE_SQL.epoch, without: 'SELECT epoch' },
  'a lease that anybody may take': {
    role: 'leases',
    sql: LEASE_SQL.take,
    without: 'WHERE lease.expires_at <= lease_now(?3) OR ?5 = 1',
    instead: 'WHERE ?5 >= 0',
  },
  'a lease that keeps its epoch': { role: 'leases', sql: LEASE_SQL.take, without: 'lease.epoch + 1', instead: 'lease.epoch' },
  'a run that two may execute': { role: 'leases', sql: STEP_SQL.guard, without: 'opened = ?2', instead: '?2 > 0' },
  'a run that is written after its end': { role: 'runs', sql: STEP_SQL.guard, without: ' AND ended_at IS NULL' },
  'a final status that is not': { role: 'runs', sql: RUN_SQL.end, without: ' AND ended_at IS NULL' },
  'deaths that are not counted': { role: 'runs', sql: RUN_SQL.open, without: 'THEN 1', instead: 'THEN 0' },
  'a reason that is kept each time': { role: 'runs', sql: NOTE_SQL.add, without: 'last.reason = ?3', instead: 'last.reason <> ?3' },
  'a lane with one place more': { role: 'runs that are due', sql: LANE_SQL.next, without: 'lane_max', instead: 'lane_max + 1 AS lane_max' },
  'lanes that are one': { role: 'runs that are due', sql: LANE_SQL.taken, without: 'lane = ?1', instead: 'lane >= ?1' },
  'a place that is never given back': { role: 'runs that are due', sql: LANE_SQL.taken, without: ' AND ended_at IS NULL' },
  'a cancelled run that nobody ends': { role: 'runs that are due', sql: RUN_SQL.cancel, without: ', due_at = 0, queued = 0' },
  'a cancel that is forgotten': { role: 'steps', sql: RUN_SQL.cancel, without: 'cancelled = 1, ' },
  'an intent over an open one': { role: 'steps', sql: STEP_SQL.intend, without: "step.status = 'waiting' AND " },
  'a step that has begun and may not call': { role: 'steps', sql: STEP_SQL.intend, without: "step.status = 'begun' OR " },
  'another key in another attempt': { role: 'steps', sql: STEP_SQL.intend, without: ' AND step.key = excluded.key' },
  'another request in another attempt': { role: 'steps', sql: STEP_SQL.intend, without: ' AND step.request_hash = excluded.request_hash' },
  'a wait over an open attempt': { role: 'steps', sql: STEP_SQL.postponeUnsent, without: "step.status = 'waiting' AND " },
  'another key in another wait': { role: 'steps', sql: STEP_SQL.postponeUnsent, without: ' AND step.key = excluded.key' },
  'another request in another wait': {
    role: 'steps',
    sql: STEP_SQL.postponeUnsent,
    without: ' AND step.request_hash = excluded.request_hash',
  },
  'a try that is not counted': { role: 'steps', sql: STEP_SQL.settle, without: ' + excluded.attempts' },
  'an outcome over another': {
    role: 'steps',
    sql: STEP_SQL.settle,
    without: "step.status IN ('begun', 'intended', 'waiting')",
    instead: '1 = 1',
  },
  'a signal that is taken twice': { role: 'signals', sql: STEP_SQL.takeSignal, without: 'SET taken = 1', instead: 'SET taken = 0' },
  'the newest signal first': { role: 'signals', sql: STEP_SQL.takeSignal, without: 'min(seq)', instead: 'max(seq)' },
  'a signal that came before the run parked': { role: 'signals', sql: RUN_SQL.hasSignal, without: 'taken = 0', instead: 'taken = 1' },
  'an item with two outcomes': { role: 'loops', sql: STREAM_SQL.settle, without: "item.status = 'open'", instead: '1 = 1' },
  'items of open pages that come again': { role: 'loops', sql: STREAM_SQL.openKeys, without: 'ended = 0', instead: 'ended = 9' },
  'settled items that come again': { role: 'loops', sql: STREAM_SQL.item, without: "status <> 'open'", instead: "status = 'failed'" },
  'a loop that forgets where it was': { role: 'loops', sql: STREAM_SQL.last, without: 'ORDER BY number DESC', instead: 'ORDER BY number' },
  'iterations around that are left out': {
    role: 'retry and resolve',
    sql: STREAM_SQL.lostInside,
    without: "'failed', 'uncertain'",
    instead: "'skipped'",
  },
  'pages that stay closed': { role: 'retry and resolve', sql: REOPEN_SQL.page, without: 'ended = 0', instead: 'ended = 1' },
  'a person’s word that leaves others open': {
    role: 'retry and resolve',
    sql: RETRY_SQL.left,
    without: 'count(*)',
    instead: '0 * count(*)',
  },
  'events that are not remembered': {
    role: 'events',
    sql: EVENT_SQL.hold,
    without: 'DO NOTHING',
    instead: 'DO UPDATE SET data = excluded.data',
  },
  'deliveries that are not remembered': {
    role: 'deliveries',
    sql: DELIVERY_SQL.remember,
    without: 'DO NOTHING',
    instead: 'DO UPDATE SET at = excluded.at',
  },
  'an older state after a newer one': { role: 'deliveries', sql: DELIVERY_SQL.newer, without: ' WHERE newest.sort < excluded.sort' },
  'a state that is told twice': { role: 'deliveries', sql: DELIVERY_SQL.newer, without: 'newest.sort <', instead: 'newest.sort <=' },
  'deliveries that are forgotten too early': {
    role: 'deliveries',
    sql: DELIVERY_SQL.forget,
    without: 'WHERE at < ?1',
    instead: 'WHERE at >= ?1 * 0',
  },
  'deliveries that are remembered for ever': { role: 'deliveries', sql: DELIVERY_SQL.forget, without: 'at < ?1', instead: 'at < 0 * ?1' },
  'events in the order they came': {
    role: 'events',
    sql: EVENT_SQL.start,
    without: ') ORDER BY event.sort, event.seq',
    instead: ') ORDER BY event.seq',
  },
};

function* changed<T>(work: Work<T>, { sql, without, instead = '' }: Bug): Work<T> {
  let answers: readonly Answer[] = [];
  for (let step = work.next(answers); ; step = work.next(answers)) {
    if (step.done) return step.value;
    answers = yield step.value.map((one) => (one.sql === sql ? { ...one, sql: sql.replace(without, instead) } : one));
  }
}

/** The store with one mechanism switched off. */
class BuggyDatabase implements Database {
  readonly name: string;
  readonly ownership: Database['ownership'];

  constructor(
    private readonly db: SqliteDatabase,
    private readonly bug: Bug,
  ) {
    this.name = db.name;
    this.ownership = db.ownership;
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.db.read(() => changed(work(), this.bug));
  }

  write<T>(writer: Writer | undefined, work: () => Work<T>, until?: Until): Promise<T> {
    // The fence is no statement of a script: without it the write is nobody's.
    return this.db.write(this.bug.sql === LEASE_SQL.epoch ? undefined : writer, () => changed(work(), this.bug), until);
  }

  close(): Promise<void> {
    return this.db.close();
  }
}

describe('the contract of stores finds', () => {
  const folder = tempFolder();

  /** The first case that fails. */
  async function finder(bug: Bug): Promise<string | undefined> {
    for (const [name, run] of Object.entries(STORE_CONTRACT[bug.role]!)) {
      const path = join(folder(), 'store.db');
      const stores: Store[] = [];
      const open = async (options: StoreOptions = {}): Promise<Store> => {
        const store = new SqlStore(
          new BuggyDatabase(new SqliteDatabase(openDatabase(path), path, { schedule: setImmediate, flush: 'beside' }), bug),
          options,
        );
        stores.push(store);
        return store;
      };
      const failed = await run({ open }).then(
        () => false,
        () => true,
      );
      for (const store of stores.toReversed()) await store.close();
      if (failed) return name;
    }
    return undefined;
  }

  for (const [name, bug] of Object.entries(BUGS)) {
    it(name, async () => {
      expect(bug.sql.includes(bug.without), 'the bug is planted').to.equal(true);
      expect(await finder(bug)).to.be.a('string');
    });
  }
});
