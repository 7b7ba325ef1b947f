import type { SqlTypes } from './sql-types.js';

/**
 * - `run.due_at`: 0 when the run can go on now, an instant when it waits for that, null while something else must happen first.
 * - `run.queued`: it has no place in its lane yet. `run.opened` counts who executes it.
 */
export function runTables({ serial, serialForever, integer, text, end }: SqlTypes): string {
  return `
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
    lane_full ${text} CHECK (lane_full IN ('queue', 'skip', 'cancel')),
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
  CREATE INDEX run_ended ON run (ended_at) WHERE ended_at IS NOT NULL AND status <> 'uncertain';
  CREATE INDEX run_status ON run (status, seq);
  CREATE INDEX run_recipe_status ON run (recipe, status, seq);

  CREATE TABLE signal (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    id ${text} NOT NULL CHECK (id <> ''),
    name ${text} NOT NULL CHECK (name <> ''),
    data ${text} NOT NULL,
    taken ${integer} NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),
    UNIQUE (run, id)
  )${end};
  CREATE INDEX signal_run ON signal (run, seq);
  CREATE INDEX signal_waiting ON signal (run, name, seq) WHERE taken = 0;

  CREATE TABLE note (
    seq ${serial},
    run ${integer} NOT NULL REFERENCES run (seq),
    path ${text} NOT NULL,
    reason ${text} NOT NULL,
    at ${integer} NOT NULL
  )${end};
  CREATE INDEX note_run ON note (run, seq);
`;
}
