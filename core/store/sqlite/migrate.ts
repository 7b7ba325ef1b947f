import type { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from '../sql/schema.js';
import { LAYOUT } from './layout.js';

const VERSION_1 = ['owner', 'recipe', 'cursor', 'event', 'release', 'run', 'step', 'note'];
const INDEXES_1 = ['event_held', 'run_unfinished', 'run_status', 'note_run'];

/** Version 1 knew no waiting runs, no loops, and one owner without a name. */
const COPY_1 = `
  INSERT INTO lease (name, holder, epoch, expires_at) SELECT 'engine', 'process ' || pid, epoch, 0 FROM old_owner;
  INSERT INTO recipe (hash, name, body) SELECT hash, name, body FROM old_recipe;
  INSERT INTO cursor (trigger, value) SELECT trigger, value FROM old_cursor;
  INSERT INTO event (seq, trigger, key, sort, run, data) SELECT seq, trigger, key, sort, run, data FROM old_event;
  INSERT INTO release (trigger, recipe, revision, at, last) SELECT trigger, recipe, revision, at, last FROM old_release;
  INSERT INTO run (seq, id, recipe, revision, event, status, error, created_at, started_at, ended_at, due_at)
    SELECT seq, id, recipe, revision, event, status, error, created_at, (SELECT min(started_at) FROM old_step WHERE run = old_run.id),
      ended_at, CASE WHEN status IN ('pending', 'running') THEN 0 END FROM old_run;
  INSERT INTO step (seq, run, path, scope, effect, request_hash, key, status, attempts, wait_until, wait_refused, wait_reason, output, error,
      started_at, ended_at)
    SELECT old_step.seq, run.seq, path, '', effect, request_hash, key, old_step.status, attempts, wait_until, wait_refused, wait_reason,
      old_step.output, old_step.error, old_step.started_at, old_step.ended_at FROM old_step JOIN run ON run.id = old_step.run;
  INSERT INTO note (seq, run, path, reason, at)
    SELECT old_note.seq, run.seq, path, reason, at FROM old_note JOIN run ON run.id = old_note.run;
`;

/** Brings an older store to today's tables, all at once or not at all. The caller owns it. */
export function migrate(db: DatabaseSync, version: number): void {
  if (version === SCHEMA_VERSION) return;
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN IMMEDIATE');
  try {
    for (const index of INDEXES_1) db.exec(`DROP INDEX ${index}`);
    for (const table of VERSION_1) db.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
    db.exec(LAYOUT);
    db.exec(COPY_1);
    for (const table of VERSION_1) db.exec(`DROP TABLE old_${table}`);
    db.exec('COMMIT; PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
