import type { StoredJson } from '../json.js';
import { fromJsonText } from '../json.js';
import { type Ask, type Work, ask, rowOf } from './work.js';

export const BLOB_SQL = {
  keep: 'INSERT INTO blob (hash, refs, body) VALUES (?1, 1, ?2) ON CONFLICT (hash) DO UPDATE SET refs = blob.refs + 1',
  release: 'UPDATE blob SET refs = refs - 1 WHERE hash = ?1',
  drop: 'DELETE FROM blob WHERE hash = ?1 AND refs <= 0',
  body: 'SELECT body FROM blob WHERE hash = ?1',
} as const;

/** Keeps what stands apart, with one reference to it more; nothing where the value is in its record. */
export const keepBlob = ({ blob }: StoredJson): readonly Ask[] => (blob ? [ask(BLOB_SQL.keep, blob.hash, blob.body)] : []);

/** One reference less; the last one takes the value with it. */
export const releaseBlob = (hash: unknown): readonly Ask[] =>
  typeof hash === 'string' ? [ask(BLOB_SQL.release, hash), ask(BLOB_SQL.drop, hash)] : [];

export function* blobValue(hash: string): Work<unknown> {
  return fromJsonText((yield* rowOf(BLOB_SQL.body, hash))?.['body']);
}
