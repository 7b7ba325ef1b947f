import { JsonText } from '../json.js';
import { isSealed, type Seal } from '../seal.js';
import type { Database, Ownership, Until, Writer } from './database.js';
import type { Answer, Ask, Row, Work } from './work.js';

/** Columns that hold what vendors and recipes gave, as JSON. Ids, keys and hashes stand open: records are found by them. */
const COLUMNS = [
  'event',
  'given',
  'wait',
  'output',
  'error',
  'data',
  'collected',
  'body',
  'command',
  'answer',
  'start',
  'trouble',
] as const;

/** A database that never sees what is in its records. Those from before there was a key stay as they are, and can be read. */
export class SealedDatabase implements Database {
  readonly name: string;
  readonly ownership?: { take(): Ownership | undefined };

  constructor(
    private readonly db: Database,
    private readonly seal: Seal,
  ) {
    this.name = db.name;
    if (db.ownership) this.ownership = db.ownership;
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.db.read(() => sealed(work(), this.seal));
  }

  write<T>(writer: Writer | undefined, work: () => Work<T>, until?: Until): Promise<T> {
    return this.db.write(writer, () => sealed(work(), this.seal), until);
  }

  close(): Promise<void> {
    return this.db.close();
  }
}

function* sealed<T>(work: Work<T>, seal: Seal): Work<T> {
  let step = work.next();
  while (!step.done) {
    const answers = yield step.value.map((one) => closed(one, seal));
    step = work.next(answers.map((one) => opened(one, seal)));
  }
  return step.value;
}

function closed({ sql, values }: Ask, seal: Seal): Ask {
  return { sql, values: values.map((value) => (value instanceof JsonText ? seal.close(value.text) : value)) };
}

function opened({ rows, changes }: Answer, seal: Seal): Answer {
  return { rows: rows.map((row) => openedRow(row, seal)), changes };
}

function openedRow(row: Row, seal: Seal): Row {
  const texts = COLUMNS.map((column) => [column, row[column]] as const).filter(
    (entry): entry is [(typeof COLUMNS)[number], string] => typeof entry[1] === 'string' && isSealed(entry[1]),
  );
  return texts.length === 0 ? row : { ...row, ...Object.fromEntries(texts.map(([column, text]) => [column, seal.open(text)])) };
}
