import type { SqlTypes } from './sql-types.js';

/**
 * - `page.keys` and `page.data` are lists of the same length; data that is no longer needed is null in it.
 * - A step's path tells its scope; both are in its key, so that one index finds a step and all steps of a scope.
 * - `step.output_ref` and `page.data_ref` name a blob, which is dropped with the last that names it.
 */
export function stepTables({ serial, integer, text, end }: SqlTypes): string {
  return `
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
`;
}
