import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { damaged } from './sqlite-error.js';
import { losesCommits } from './wal.js';

/** Up to this size the whole file is checked, indexes against tables too, whenever it is opened; a larger one in short and after an unclean stop. */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;

/** Whether there is a write-ahead log, before SQLite touches it. Throws when commits in it cannot be read. */
export function checkLog(path: string): boolean {
  const log = `${path}-wal`;
  const hasLog = existsSync(log);
  if (hasLog && losesCommits(readFileSync(log), pageSizeOf(path)))
    throw damaged(path, 'its write-ahead log is damaged, and commits in it would be lost');
  if (!hasLog) checkLength(path);
  return hasLog;
}

/** See https://www.sqlite.org/fileformat2.html#the_database_header */
function headOf(path: string): Buffer {
  const head = Buffer.alloc(100);
  const file = openSync(path, 'r');
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  return head;
}

function pageSizeOf(path: string): number {
  const size = headOf(path).readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** A file that nothing is about to be copied into has whole pages, as many as it says. */
function checkLength(path: string): void {
  const { size } = statSync(path);
  const head = headOf(path);
  const pageSize = pageSizeOf(path);
  if (!head.toString('latin1').startsWith('SQLite format 3')) return;
  if (size % pageSize !== 0 || size < head.readUInt32BE(28) * pageSize) throw damaged(path, `it was cut short to ${size} bytes`);
}

export function checkWhole(db: DatabaseSync, path: string, hasLog: boolean, version: number): void {
  const isClean = wasClosed(db, version);
  // An owner's log goes only when the store is closed, and then the store says so.
  if (!isClean && !hasLog) throw damaged(path, 'it was not closed, and its write-ahead log is gone');
  const isSmall = statSync(path).size <= ALWAYS_CHECKED_BYTES;
  if (isClean && !isSmall) return;
  const check = isSmall ? 'integrity_check' : 'quick_check';
  const found = db
    .prepare(`PRAGMA ${check}(3)`)
    .all()
    .map((fault) => String(fault[check]));
  const faults = found.filter((text) => text !== 'ok');
  if (faults.length > 0) throw damaged(path, faults.join('; '));
}

/** Says in the file itself that the store is open from now on: whoever finds it so, and no log, knows that the log was lost. */
export function markOpen(db: DatabaseSync): void {
  db.exec('UPDATE state SET clean = 0; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Version 1 had the mark among its owners, and in the log alone. */
function wasClosed(db: DatabaseSync, version: number): boolean {
  if (version === 1) return true;
  return db.prepare('SELECT clean FROM state').get()?.['clean'] === 1;
}
