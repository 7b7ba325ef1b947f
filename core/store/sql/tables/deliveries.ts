import type { SqlTypes } from './sql-types.js';

/**
 * The memory of what webhooks told, apart from the runs that it made, pruned by `at`; and what is known of the webhooks at vendors, of which `lives` are the
 * ends as JSON.
 */
export function deliveryTables({ integer, text, end }: SqlTypes): string {
  return `
  CREATE TABLE delivery (
    connection ${text} NOT NULL CHECK (connection <> ''),
    id ${text} NOT NULL CHECK (id <> ''),
    at ${integer} NOT NULL,
    PRIMARY KEY (connection, id)
  )${end};
  CREATE INDEX delivery_last ON delivery (connection, at);
  CREATE INDEX delivery_at ON delivery (at);

  CREATE TABLE newest (
    connection ${text} NOT NULL CHECK (connection <> ''),
    trigger ${text} NOT NULL CHECK (trigger <> ''),
    key ${text} NOT NULL CHECK (key <> ''),
    sort ${text} NOT NULL,
    at ${integer} NOT NULL,
    PRIMARY KEY (connection, trigger, key)
  )${end};
  CREATE INDEX newest_at ON newest (at);

  CREATE TABLE subscription (
    connection ${text} PRIMARY KEY CHECK (connection <> ''),
    failures ${integer} NOT NULL,
    next_at ${integer} NOT NULL,
    lives ${text} NOT NULL
  )${end};
`;
}
