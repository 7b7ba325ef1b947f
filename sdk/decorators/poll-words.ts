import type { Detects, ListOrder } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';

/** Words of a poll that say how far its list was read. */
export interface PollWords {
  readonly cursor?: unknown;
  readonly created?: unknown;
  readonly since?: unknown;
  readonly overlap?: unknown;
  readonly detects?: Detects;
  readonly continues?: boolean;
  readonly webhook?: unknown;
}

/** Words that contradict each other or the list, and what is missing. */
export function checkPollWords(writer: Writer, list: string, order: ListOrder, words: PollWords): void {
  if (words.detects !== undefined) return checkDetects(writer, words);
  if (words.continues) return checkContinues(writer, list, order, words);
  if (words.cursor !== undefined) return;
  if (order !== 'newest-first') {
    writer.fault(
      `nothing says how far \`${list}\` was read`,
      "Give the trigger a `cursor`, or `detects: 'changes'`, or the list `order: 'newest-first'`.",
    );
  }
  if (words.since !== undefined)
    writer.fault('`since` is given and there is no cursor', 'Give the trigger a `cursor`, or leave `since` out.');
}

function checkDetects(writer: Writer, { detects, continues, since, created, overlap, webhook }: PollWords): void {
  const idle = Object.entries({ continues: continues || undefined, since, created, overlap, webhook }).filter(
    ([, value]) => value !== undefined,
  );
  for (const [word] of idle)
    writer.fault(`\`${word}\` is given beside \`detects: '${detects}'\``, 'The whole list is read and compared each time: leave it out.');
}

function checkContinues(writer: Writer, list: string, order: ListOrder, { cursor, since, created, overlap }: PollWords): void {
  if (order !== 'oldest-first')
    writer.fault(
      `\`${list}\` is not oldest-first, and \`continues\` goes on at its end`,
      "Give the list `order: 'oldest-first'`, or use a `cursor`.",
    );
  for (const [word, value] of Object.entries({ cursor, since, created, overlap })) {
    if (value !== undefined)
      writer.fault(`\`${word}\` is given beside \`continues\``, 'The vendor’s continuation says how far the list was read: leave it out.');
  }
}
