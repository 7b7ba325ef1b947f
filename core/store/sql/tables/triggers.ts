import type { SqlTypes } from './sql-types.js';

/**
 * Events on their way to runs.
 *
 * An event's `data` is dropped when its run is made; its key stays, for it is the memory of what was seen.
 */
export function triggerTables({ serial, integer, text, end }: SqlTypes): string {
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
    last ${integer} NOT NULL
  )${end};
`;
}
