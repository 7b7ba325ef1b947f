import type { SqlTypes } from './sql-types.js';

/**
 * Triggers, and events on their way to runs.
 *
 * - An event's `data` is dropped when its run is made; its key stays, for it is the memory of what was seen.
 * - `release.remember`: its events start no run, and are known from then on.
 * - `reset.times`: how often, so that a poll sees that it was reset under it.
 * - `snapshot`: a list as it was when it was last read to its end. `next_hash` and `next_data` are of the reading numbered `seen`, and not decided yet.
 */
export function triggerTables({ serial, serialForever, integer, text, end }: SqlTypes): string {
  return `
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
    last ${integer} NOT NULL,
    remember ${integer} NOT NULL DEFAULT 0 CHECK (remember IN (0, 1))
  )${end};

  CREATE TABLE trigger_state (
    trigger ${text} PRIMARY KEY CHECK (trigger <> ''),
    start ${text},
    ahead ${text},
    depth ${integer} NOT NULL DEFAULT 0,
    readings ${integer} NOT NULL DEFAULT 0,
    calls ${integer} NOT NULL DEFAULT 0,
    failures ${integer} NOT NULL DEFAULT 0,
    trouble ${text},
    polled_at ${integer},
    next_at ${integer}
  )${end};

  CREATE TABLE reset (
    trigger ${text} PRIMARY KEY CHECK (trigger <> ''),
    times ${integer} NOT NULL
  )${end};

  CREATE TABLE snapshot (
    trigger ${text} NOT NULL CHECK (trigger <> ''),
    key ${text} NOT NULL CHECK (key <> ''),
    version ${integer} NOT NULL DEFAULT 0,
    hash ${text},
    data ${text},
    seen ${integer} NOT NULL,
    next_hash ${text},
    next_data ${text},
    PRIMARY KEY (trigger, key)
  )${end};
  CREATE INDEX snapshot_seen ON snapshot (trigger, seen) WHERE hash IS NOT NULL;

  CREATE TABLE pause (
    connection ${text} PRIMARY KEY CHECK (connection <> ''),
    reason ${text} NOT NULL,
    at ${integer} NOT NULL,
    until ${integer} NOT NULL
  )${end};

  CREATE TABLE barrier (
    connection ${text} NOT NULL CHECK (connection <> ''),
    operation ${text} NOT NULL CHECK (operation <> ''),
    kind ${text} NOT NULL CHECK (kind IN ('suspended', 'gone')),
    fields ${text} NOT NULL,
    inputs ${text} NOT NULL,
    error ${text} NOT NULL,
    at ${integer} NOT NULL,
    PRIMARY KEY (connection, operation, kind, fields, inputs)
  )${end};

  CREATE TABLE dead_letter (
    seq ${serial},
    trigger ${text} NOT NULL CHECK (trigger <> ''),
    ident ${text} NOT NULL CHECK (ident <> ''),
    data ${text},
    error ${text} NOT NULL,
    tries ${integer} NOT NULL,
    dead ${integer} NOT NULL CHECK (dead IN (0, 1)),
    forced ${integer} NOT NULL DEFAULT 0 CHECK (forced IN (0, 1)),
    first_at ${integer} NOT NULL,
    last_at ${integer} NOT NULL,
    UNIQUE (trigger, ident)
  )${end};
  CREATE INDEX dead_letter_dead ON dead_letter (seq) WHERE dead = 1;
  CREATE INDEX dead_letter_trigger ON dead_letter (trigger, seq);
  CREATE INDEX dead_letter_tried ON dead_letter (trigger, seq) WHERE dead = 0;

  CREATE TABLE backfill (
    seq ${serialForever},
    id ${text} NOT NULL UNIQUE CHECK (id <> ''),
    trigger ${text} NOT NULL CHECK (trigger <> ''),
    recipe ${text} NOT NULL,
    revision ${text} NOT NULL REFERENCES recipe (hash),
    since ${text},
    until ${text},
    resume ${text},
    status ${text} NOT NULL CHECK (status IN ('open', 'done', 'failed')),
    read ${integer} NOT NULL DEFAULT 0,
    started ${integer} NOT NULL DEFAULT 0,
    failures ${integer} NOT NULL DEFAULT 0,
    next_at ${integer},
    error ${text},
    at ${integer} NOT NULL,
    ended_at ${integer}
  )${end};
  CREATE INDEX backfill_trigger ON backfill (trigger, seq);
  CREATE INDEX backfill_open ON backfill (seq) WHERE status = 'open';
`;
}
