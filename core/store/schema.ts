/** "TRNK" in ASCII: marks a database as ours. */
export const APPLICATION_ID = 0x54524e4b;
/** Shape of the tables below; a greater one is refused. */
export const SCHEMA_VERSION = 1;

/** An event's `data` is dropped when its run is made; its key stays, for it is the dedupe memory. */
export const SCHEMA = `
  CREATE TABLE owner (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    clean INTEGER NOT NULL CHECK (clean IN (0, 1))
  ) STRICT;
  INSERT INTO owner VALUES (1, 0, 0, 1);

  CREATE TABLE recipe (
    hash TEXT PRIMARY KEY CHECK (hash <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE cursor (
    trigger TEXT PRIMARY KEY CHECK (trigger <> ''),
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    trigger TEXT NOT NULL CHECK (trigger <> ''),
    key TEXT NOT NULL CHECK (key <> ''),
    sort TEXT NOT NULL,
    run TEXT NOT NULL CHECK (run <> ''),
    data TEXT,
    UNIQUE (trigger, key)
  ) STRICT;
  CREATE INDEX event_held ON event (trigger, sort, seq) WHERE data IS NOT NULL;

  CREATE TABLE release (
    trigger TEXT PRIMARY KEY CHECK (trigger <> ''),
    recipe TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES recipe (hash),
    at INTEGER NOT NULL,
    last INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE run (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    recipe TEXT NOT NULL CHECK (recipe <> ''),
    revision TEXT NOT NULL REFERENCES recipe (hash),
    event TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'cancelled', 'uncertain')),
    error TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX run_unfinished ON run (recipe, seq) WHERE status IN ('pending', 'running');
  CREATE INDEX run_status ON run (recipe, status);

  CREATE TABLE step (
    seq INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES run (id),
    path TEXT NOT NULL CHECK (path <> ''),
    effect TEXT,
    request_hash TEXT,
    key TEXT CHECK (key <> ''),
    status TEXT NOT NULL CHECK (status IN ('intended', 'waiting', 'succeeded', 'skipped', 'failed', 'uncertain')),
    attempts INTEGER NOT NULL,
    wait_until INTEGER,
    wait_refused INTEGER,
    wait_reason TEXT,
    output TEXT,
    error TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (run, path)
  ) STRICT;

  CREATE TABLE note (
    seq INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES run (id),
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX note_run ON note (run, seq);

  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
