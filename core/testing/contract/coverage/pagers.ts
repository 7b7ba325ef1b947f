import type { ConnectorDocument, ListDocument } from 'trunkline/document';
import type { Case } from '../check.js';
import { fail } from '../expect.js';
import { exchangesOf } from '../fixtures/operation.js';
import type { Subject } from '../subject.js';

/** Every pager is shown over two pages: one page tells nothing of how the next is asked for, and none of when to stop. */
export function* pagerCases(subject: Subject): Generator<Case> {
  for (const [pager, lists] of pagersOf(subject.document)) {
    yield {
      name: `${pager} is shown from page to page`,
      run: () => {
        const turns = lists.flatMap((name) => subject.fixturesOf(name)).some((fixture) => exchangesOf(fixture).length > 1);
        if (!turns)
          fail(
            `no fixture of ${lists.join(', ')} has two pages: write a list's pages, each with its request, until the vendor says that it ended`,
          );
      },
    };
  }
}

/** Pagers that are alike are one, with all the lists they read. */
function pagersOf({ operations, pagination }: ConnectorDocument): readonly (readonly [string, readonly string[]])[] {
  const lists = Object.entries(operations).filter((entry): entry is [string, ListDocument] => entry[1].kind === 'list');
  const alike = new Map<string, string[]>();
  for (const [name, list] of lists) {
    const pager = list.request && (list.pagination ?? pagination);
    if (pager && pager.kind !== 'single') alike.set(JSON.stringify(pager), [...(alike.get(JSON.stringify(pager)) ?? []), name]);
  }
  return [...alike.values()].map((names) => [`the pager of ${names[0]}${names.length > 1 ? ` and ${names.length - 1} more` : ''}`, names]);
}
