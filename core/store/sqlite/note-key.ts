import type { DatabaseSync } from 'node:sqlite';
import { assertKeys, type Seal } from '../seal.js';
import { KEY_SQL } from '../sql/keys.js';

/** Notes by which key records are sealed from now on. Throws when one that some are sealed with is not given. */
export function noteKey(db: DatabaseSync, seal: Seal | undefined): void {
  const used = db
    .prepare(KEY_SQL.list)
    .all()
    .map(({ id }) => String(id));
  assertKeys(used, seal);
  if (seal && !used.includes(seal.id)) db.prepare(KEY_SQL.note).run(seal.id);
}
