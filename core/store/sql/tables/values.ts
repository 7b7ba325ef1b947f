import type { SqlTypes } from './sql-types.js';

/** What records name by its hash, and `seal`: the keys by which records are sealed, by theirs. */
export function valueTables({ integer, text, end }: SqlTypes): string {
  return `
  CREATE TABLE recipe (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    name ${text} NOT NULL CHECK (name <> ''),
    body ${text} NOT NULL
  )${end};

  CREATE TABLE pin (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    body ${text} NOT NULL
  )${end};

  CREATE TABLE seal (
    id ${text} PRIMARY KEY CHECK (id <> '')
  )${end};

  CREATE TABLE blob (
    hash ${text} PRIMARY KEY CHECK (hash <> ''),
    refs ${integer} NOT NULL,
    body ${text} NOT NULL
  )${end};
`;
}
