/** Shape of the tables below; a store with a greater one is refused. */
export const SCHEMA_VERSION = 2;

/** What the two databases call the same thing. */
export interface SqlTypes {
  /** A key that the database counts up. */
  readonly serial: string;
  /** The same, and never one that was given before. */
  readonly serialForever: string;
  readonly integer: string;
  /** Text that sorts by its bytes. */
  readonly text: string;
  /** What ends a table. */
  readonly end: string;
}

/** How a run's place in the queue is written: see `due_at`. */
export const DUE_NOW = 0;

/**
 * - `run.due_at`: 0 when the run can go on now, an instant when it waits for that, null while something else must happen first. `run.queued`: it has no
 *   place in its lane yet. `run.opened` counts who executes it.
 * - An event's `data` is dropped when its run is made; its key stays, for it is the memory of what was seen.
 * - `page.keys` and `page.data` are lists of the same length; data that is no longer needed is null in it.
 * - A step's path tells its scope; both are in its key, so that one index finds a step and all steps of a scope.
 * - `step.output_ref` and `page.data_ref` name a blob, which is dropped with the last that names it.
 */
export function tables({ serial, serialForever, integer, text, end }: SqlTypes): string {
  return `
  CREATE TABLE lease (
    name ${text} PRIMARY KEY CHECK (name <> ''),
    holder ${text} NOT NULL,
    epoch ${integer} NOT NULL,
    expires_at ${integer} NOT NULL
  )${end};

  CREATE TABLE recipe (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    name ${text} NOT NULL CHECK (name <> ''),
    body ${text} NOT NULL
  )${end};

  CREATE TABLE pin (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    body ${text} NOT NULL
  )${end};

  CREATE TABLE blob (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    refs ${integer} NOT NULL,
    body ${text} NOT NULL
  )${end};

  CREATE TABLE cursor (
    trigger ${text} PRIMARY KEY CHECK (trigger <> ''),
    value ${text} NOT NULL
  )${end};

  CREATE TABLE event (
    seq ${serial},
    trigger ${text} NOT NULL CHECK (trigger <> ''),
    key ${text} NOT NULL CHECK (key <> ''),
    sort ${text} NOT NULL,
    run ${text} NOT NULL CHECK (run <> ''),
    data ${text},
    lane ${text} CHECK (lane <> ''),
    lane_max ${integer},
    lane_full ${text},
    UNIQUE (trigger, key)
  )${end};
  CREATE INDEX event_held ON event (trigger, sort, seq) WHERE data IS NOT NULL;

  CREATE TABLE release (
    trigger ${text} PRIMARY KEY CHECK (trigger <> ''),
    recipe ${text} NOT NULL,
    revision ${text} NOT NULL REFERENCES recipe (hash),
    at ${integer} NOT NULL,
    last ${integer} NOT NULL
  )${end};

  CREATE TABLE run (
    seq ${serialForever},
    id ${text} NOT NULL UNIQUE CHECK (id <> ''),
    recipe ${text} NOT NULL CHECK (recipe <> ''),
    revision ${text} NOT NULL REFERENCES recipe (hash),
    event ${text} NOT NULL,
    given ${text},
    status ${text} NOT NULL CHECK (status IN ('pending', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'uncertain')),
    created_at ${integer} NOT NULL,
    started_at ${integer},
    ended_at ${integer},
    due_at ${integer} CHECK (due_at IS NULL OR ended_at IS NULL),
    opened ${integer} NOT NULL DEFAULT 0,
    deaths ${integer} NOT NULL DEFAULT 0,
    cancelled ${integer} NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
    lane ${text} CHECK (lane <> ''),
    lane_max ${integer} CHECK (lane_max > 0),
    lane_full ${text} CHECK (lane_full IN ('queue', 'skip')),
    queued ${integer} NOT NULL DEFAULT 0 CHECK (queued IN (0, 1)),
    wait ${text},
    pin ${text} REFERENCES pin (hash),
    output ${text},
    error ${text}
  )${end};
  CREATE INDEX run_ready ON run (seq) WHERE due_at = 0;
  CREATE INDEX run_ready_recipe ON run (recipe, seq) WHERE due_at = 0;
  CREATE INDEX run_later ON run (due_at, seq) WHERE due_at > 0;
  CREATE INDEX run_later_recipe ON run (recipe, due_at, seq) WHERE due_at > 0;
  CREATE INDEX run_lane ON run (lane, queued, seq) WHERE lane IS NOT NULL AND ended_at IS NULL;
  CREATE INDEX run_skip ON run (lane) WHERE queued = 1 AND lane_full = 'skip';
  CREATE INDEX run_status ON run (status, seq);
  CREATE INDEX run_recipe_status ON run (recipe, status, seq);

  CREATE TABLE step (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    path ${text} NOT NULL CHECK (path <> ''),
    scope ${text} NOT NULL,
    effect ${text},
    request_hash ${text},
    key ${text} CHECK (key <> ''),
    status ${text} NOT NULL CHECK (status IN ('begun', 'intended', 'waiting', 'succeeded', 'skipped', 'failed', 'uncertain')),
    attempts ${integer} NOT NULL,
    wait_until ${integer},
    wait_refused ${integer},
    wait_reason ${text},
    output ${text},
    output_ref ${text},
    error ${text},
    started_at ${integer} NOT NULL,
    ended_at ${integer},
    UNIQUE (run, scope, path)
  )${end};
  CREATE INDEX step_run ON step (run, seq);

  CREATE TABLE page (
    run ${integer} NOT NULL REFERENCES run (seq),
    loop ${text} NOT NULL CHECK (loop <> ''),
    number ${integer} NOT NULL,
    first ${integer} NOT NULL,
    keys ${text},
    data ${text},
    data_ref ${text},
    resume ${text},
    ended ${integer} NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    PRIMARY KEY (run, loop, number)
  )${end};
  CREATE INDEX page_open ON page (run, loop, number) WHERE ended = 0;

  CREATE TABLE item (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    loop ${text} NOT NULL CHECK (loop <> ''),
    key ${text} NOT NULL CHECK (key <> ''),
    page ${integer} NOT NULL,
    place ${integer} NOT NULL,
    status ${text} NOT NULL CHECK (status IN ('open', 'succeeded', 'failed', 'skipped', 'uncertain')),
    error ${text},
    collected ${text},
    UNIQUE (run, loop, key)
  )${end};
  CREATE INDEX item_run ON item (run, seq);
  CREATE INDEX item_status ON item (run, status, seq);
  CREATE INDEX item_loop ON item (run, loop, status);

  CREATE TABLE signal (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    id ${text} NOT NULL CHECK (id <> ''),
    name ${text} NOT NULL CHECK (name <> ''),
    data ${text} NOT NULL,
    taken ${integer} NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),
    UNIQUE (run, id)
  )${end};
  CREATE INDEX signal_waiting ON signal (run, name, seq) WHERE taken = 0;

  CREATE TABLE note (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    path ${text} NOT NULL,
    reason ${text} NOT NULL,
    at ${integer} NOT NULL
  )${end};
  CREATE INDEX note_run ON note (run, seq);

  CREATE TABLE command (
    seq ${serialForever},
    command ${text} NOT NULL,
    at ${integer} NOT NULL,
    answer ${text},
    answered_at ${integer}
  )${end};
  CREATE INDEX command_open ON command (seq) WHERE answer IS NULL;

  CREATE TABLE outbox (
    seq ${serialForever},
    run ${text} NOT NULL CHECK (run <> ''),
    at ${integer} NOT NULL
  )${end};
`;
}
