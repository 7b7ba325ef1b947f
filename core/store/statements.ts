const OPEN = "status IN ('pending', 'running')";

/** Every question and change the store makes, by name. Values are bound, never joined in. */
export const SQL = {
  cursor: 'SELECT value FROM cursor WHERE trigger = ?',
  moveCursor: 'INSERT INTO cursor VALUES (?, ?) ON CONFLICT (trigger) DO UPDATE SET value = excluded.value',
  holdEvent: 'INSERT INTO event (trigger, key, sort, run, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT (trigger, key) DO NOTHING',
  sortHeld: 'UPDATE event SET sort = ? WHERE trigger = ? AND key = ? AND data IS NOT NULL',
  decideRelease: `INSERT INTO release (trigger, recipe, revision, at, last)
    SELECT ?1, ?2, ?3, ?4, coalesce(max(seq), 0) FROM event WHERE trigger = ?1 AND data IS NOT NULL`,
  releases: 'SELECT trigger FROM release',
  startHeld: `INSERT INTO run (id, recipe, revision, event, status, created_at)
    SELECT event.run, release.recipe, release.revision, event.data, 'pending', release.at
    FROM event JOIN release USING (trigger) WHERE trigger = ?1 AND data IS NOT NULL AND seq <= last ORDER BY sort, seq LIMIT ?2`,
  forgetHeld: `UPDATE event SET data = NULL WHERE seq IN (
    SELECT seq FROM event JOIN release USING (trigger) WHERE trigger = ?1 AND data IS NOT NULL AND seq <= last ORDER BY sort, seq LIMIT ?2)`,
  endRelease: 'DELETE FROM release WHERE trigger = ?',
  keepRecipe: 'INSERT INTO recipe VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING',
  recipe: 'SELECT hash, name, body FROM recipe WHERE hash = ?',
  startRun: `INSERT INTO run (id, recipe, revision, event, status, created_at) VALUES (?, ?, ?, ?, 'pending', ?)
    ON CONFLICT (id) DO NOTHING`,
  unfinishedRuns: `SELECT * FROM run WHERE recipe = ? AND seq > ? AND ${OPEN} ORDER BY seq LIMIT ?`,
  run: 'SELECT * FROM run WHERE id = ?',
  countRuns: 'SELECT status, count(*) AS runs FROM run WHERE recipe = ? GROUP BY status',
  steps: 'SELECT * FROM step WHERE run = ? ORDER BY seq',
  notes: 'SELECT path, reason, at FROM note WHERE run = ? ORDER BY seq',
  beginRun: "UPDATE run SET status = 'running' WHERE id = ? AND status = 'pending'",
  isOpen: `SELECT 1 FROM run WHERE id = ? AND ${OPEN}`,
  intend: `INSERT INTO step (run, path, effect, request_hash, key, status, attempts, started_at) VALUES (?, ?, ?, ?, ?, 'intended', 1, ?)
    ON CONFLICT (run, path) DO UPDATE SET status = 'intended', attempts = attempts + 1
    WHERE status = 'waiting' AND request_hash = excluded.request_hash AND key = excluded.key`,
  postpone: `UPDATE step SET status = 'waiting', wait_until = ?, wait_refused = ?, wait_reason = ?
    WHERE run = ? AND path = ? AND status = 'intended'`,
  settle: `INSERT INTO step (run, path, status, attempts, output, error, started_at, ended_at) VALUES (?, ?, ?, 0, ?, ?, ?, ?)
    ON CONFLICT (run, path) DO UPDATE SET status = excluded.status, output = excluded.output, error = excluded.error, ended_at = excluded.ended_at
    WHERE status IN ('intended', 'waiting')`,
  /** A reason that repeats, round after round, is kept once. */
  note: `INSERT INTO note (run, path, reason, at) SELECT ?1, ?2, ?3, ?4
    WHERE (?2, ?3) IS NOT (SELECT path, reason FROM note WHERE run = ?1 ORDER BY seq DESC LIMIT 1)`,
  endRun: `UPDATE run SET status = ?, error = ?, ended_at = ? WHERE id = ? AND ${OPEN}`,
  own: 'UPDATE owner SET epoch = epoch + 1, pid = ?, clean = 0 RETURNING epoch',
  leave: 'UPDATE owner SET clean = 1 WHERE epoch = ?',
} as const;
