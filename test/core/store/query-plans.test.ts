import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import pg from 'pg';
import { openPostgresStore } from '../../../core/store/open-postgres-store.js';
import { BACKFILL_SQL } from '../../../core/store/sql/backfills.js';
import { BARRIER_SQL } from '../../../core/store/sql/barriers.js';
import { BLOB_SQL } from '../../../core/store/sql/blobs.js';
import { COMMAND_SQL } from '../../../core/store/sql/commands.js';
import { DEAD_LETTER_SQL } from '../../../core/store/sql/dead-letters.js';
import { DELIVERY_SQL } from '../../../core/store/sql/deliveries.js';
import { EVENT_SQL } from '../../../core/store/sql/events.js';
import { FORGET_SQL } from '../../../core/store/sql/forget.js';
import { KEY_SQL } from '../../../core/store/sql/keys.js';
import { LANE_SQL } from '../../../core/store/sql/lanes.js';
import { LEASE_SQL } from '../../../core/store/sql/leases.js';
import { NOTE_SQL } from '../../../core/store/sql/notes.js';
import { OUTBOX_SQL } from '../../../core/store/sql/outbox.js';
import { REOPEN_SQL } from '../../../core/store/sql/reopen.js';
import { RETRY_SQL } from '../../../core/store/sql/retry.js';
import { PAGE_SQL } from '../../../core/store/sql/kept-pages.js';
import { SIGNAL_SQL } from '../../../core/store/sql/kept-signals.js';
import { READ_SQL } from '../../../core/store/sql/run-reads.js';
import { RUN_SQL } from '../../../core/store/sql/runs.js';
import { SNAPSHOT_SQL } from '../../../core/store/sql/snapshots.js';
import { STEP_SQL } from '../../../core/store/sql/steps.js';
import { STREAM_SQL } from '../../../core/store/sql/streams.js';
import { SUBSCRIPTION_SQL } from '../../../core/store/sql/subscriptions.js';
import { TRIGGER_SQL } from '../../../core/store/sql/triggers.js';
import { LAYOUT } from '../../../core/store/sqlite/layout.js';
import { sqliteText } from '../../../core/store/sqlite/statements.js';
import { PostgresServer } from '../../support/postgres/server.js';

const ROLES = {
  BACKFILL_SQL,
  BARRIER_SQL,
  BLOB_SQL,
  COMMAND_SQL,
  DEAD_LETTER_SQL,
  DELIVERY_SQL,
  EVENT_SQL,
  FORGET_SQL,
  KEY_SQL,
  LANE_SQL,
  LEASE_SQL,
  NOTE_SQL,
  OUTBOX_SQL,
  PAGE_SQL,
  READ_SQL,
  REOPEN_SQL,
  RETRY_SQL,
  RUN_SQL,
  SIGNAL_SQL,
  SNAPSHOT_SQL,
  STEP_SQL,
  STREAM_SQL,
  SUBSCRIPTION_SQL,
  TRIGGER_SQL,
};
const STATEMENTS = Object.entries(ROLES).flatMap(([role, statements]) =>
  Object.entries(statements).map(([name, sql]) => ({ name: `${role}.${name}`, sql })),
);

/** What asks for all rows of a table or index, or for none of any. */
const WHOLE = [
  'BACKFILL_SQL.newest',
  'COMMAND_SQL.open',
  'EVENT_SQL.releasing',
  'KEY_SQL.list',
  'LANE_SQL.lock',
  'LEASE_SQL.lock',
  'NOTE_SQL.add',
  'OUTBOX_SQL.list',
  'READ_SQL.backlog',
  'READ_SQL.count',
  'TRIGGER_SQL.pauses',
  'TRIGGER_SQL.states',
];
/** Sorted after they are found: what is closed of one connection, what one loop collected, waiting runs whose time has come, one batch of events. */
const SORTED = ['BARRIER_SQL.dropOldest', 'STREAM_SQL.collected', 'READ_SQL.later', 'READ_SQL.laterRecipe', 'EVENT_SQL.start'];

describe('the store stays quick at a million runs, for each of its statements finds its rows by an index', () => {
  describe('in SQLite', () => {
    const db = new DatabaseSync(':memory:');
    db.exec(LAYOUT);
    for (const name of ['lane_lock', 'lease_lock', 'lease_now']) db.function(name, { varargs: true }, () => 1);
    after(() => db.close());
    const planOf = (sql: string): string =>
      db
        .prepare(`EXPLAIN QUERY PLAN ${sqliteText(sql)}`)
        .all()
        .map(({ detail }) => String(detail))
        .join('\n');

    for (const { name, sql } of STATEMENTS) {
      it(name, () => {
        const plan = planOf(sql);
        if (!WHOLE.includes(name)) expect(plan).to.not.include('SCAN');
        if (!SORTED.includes(name)) expect(plan).to.not.include('TEMP B-TREE');
      });
    }

    it('and those that a lane skips by one that holds no other', () => {
      expect(planOf(LANE_SQL.skip)).to.include('INDEX run_skip');
    });

    it('and would notice one that does not', () => {
      expect(planOf('SELECT * FROM step WHERE effect = 1')).to.match(/^SCAN step/);
      expect(planOf('SELECT * FROM item WHERE run = 1 ORDER BY place')).to.include('TEMP B-TREE');
    });
  });

  describe('in PostgreSQL', () => {
    let server: PostgresServer;
    let client: pg.Client;
    before(async function start() {
      this.timeout(60_000);
      server = await PostgresServer.start();
      await (await openPostgresStore({ url: server.url })).close();
      client = new pg.Client({
        connectionString: server.url,
        options: '-c search_path=trunkline -c enable_seqscan=off -c plan_cache_mode=force_generic_plan',
      });
      await client.connect();
    });
    after(async () => {
      await client.end();
      await server.stop();
    });

    for (const { name, sql } of STATEMENTS) {
      it(name, async () => {
        const { rows } = await client.query<{ readonly 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${sql.replace(/\?(\d)/g, '$$$1')}`);
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        if (!WHOLE.includes(name)) expect(plan).to.not.include('Seq Scan');
      });
    }
  });
});
