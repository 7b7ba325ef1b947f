import { SCHEMA_VERSION, tables } from '../sql/schema.js';
import type { SqlTypes } from '../sql/tables/sql-types.js';

/** "TRNK" in ASCII: marks a database as ours. */
export const APPLICATION_ID = 0x54524e4b;

const TYPES: SqlTypes = {
  serial: 'INTEGER PRIMARY KEY',
  serialForever: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  integer: 'INTEGER',
  text: 'TEXT',
  end: ' STRICT',
};

/** `clean`: the last owner closed it. What an unclean stop leaves is looked at before it is used. */
export const LAYOUT = `${tables(TYPES)}
  CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), clean INTEGER NOT NULL CHECK (clean IN (0, 1))) STRICT;
  INSERT INTO state VALUES (1, 1);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
