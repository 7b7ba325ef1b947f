import type { SqlTypes } from './sql-types.js';

/** Who may write, what is asked of them, and what is on its way to an engine. */
export function ownerTables({ serialForever, integer, text, end }: SqlTypes): string {
  return `
  CREATE TABLE lease (
    name ${text} PRIMARY KEY CHECK (name <> ''),
    holder ${text} NOT NULL,
    epoch ${integer} NOT NULL,
    expires_at ${integer} NOT NULL,
    once ${integer} NOT NULL DEFAULT 0 CHECK (once IN (0, 1))
  )${end};

  CREATE INDEX lease_once ON lease (expires_at) WHERE once = 1;

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
