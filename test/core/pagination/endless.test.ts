import { expect } from 'chai';
import type { Pagination } from 'trunkline/sdk';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';
import { PAGERS } from './model-vendor.js';
import { lister, readAll } from './reading.js';

const page = (ids: readonly number[], next: string | null, link = next): Reply =>
  json({ data: ids.map((id) => ({ id })), next, link, more: true, pages: 99, total: 99 });

/** Reads answers that depend on how many were asked for; how it ended and after how many requests. */
async function read(pagination: Pagination, answerOf: (asked: number) => Reply) {
  const http = new ScriptedHttp((_request, asked) => answerOf(asked));
  const list = await lister(pagination, http);
  const { ids, outcome, error } = await readAll(list({ readAhead: 0 }));
  return {
    ids,
    outcome,
    error: (error as Error | undefined)?.name,
    message: String((error as Error | undefined)?.message),
    asked: http.requests.length,
  };
}

describe('A list that would never end', () => {
  it('is left when a token comes again: A-A and A-B-A (H23)', async () => {
    for (const kind of ['cursor', 'next URL', 'code', 'cursor to a body'] as const) {
      const same = await read(PAGERS[kind], (asked) => page([asked], 'notes?after=a'));
      expect([same.error, same.ids, same.asked], kind).to.deep.equal(['PaginationLoopError', [0, 1], 2]);
      const round = await read(PAGERS[kind], (asked) => page([asked], asked % 2 ? 'notes?after=b' : 'notes?after=a'));
      expect([round.error, round.ids, round.asked], kind).to.deep.equal(['PaginationLoopError', [0, 1, 2], 3]);
      expect(round.outcome).to.deep.include({ status: 'incomplete', reason: 'failed', records: 3 });
    }
  });

  it('is left when the pages go round though the tokens do not (H23)', async () => {
    const round = await read(PAGERS.cursor, (asked) => page([asked % 2, 7], `t${asked}`));
    expect([round.error, round.ids, round.asked]).to.deep.equal(['PaginationLoopError', [0, 7, 1, 7], 3]);
  });

  it('is left on the second page when the vendor ignores the page parameter (H25)', async () => {
    for (const kind of ['page number, short page ends', 'offset', 'page count', 'page number with a flag', 'last record'] as const) {
      const { error, ids, message } = await read(PAGERS[kind], () => page([1, 2, 3], 't'));
      expect([error, ids], kind).to.deep.equal(['PaginationLoopError', [1, 2, 3]]);
      if (kind !== 'last record') expect(message).to.include('ignores the page parameter');
    }
  });

  it('is not seen in pages that only look alike', async () => {
    const alike = (asked: number): Reply =>
      json({
        data: [{ id: 1 }, { id: 1 }, { id: 5 }, { id: asked }, { id: 1 }].map((note, place) => (place === 2 ? { id: 2 } : note)),
        next: asked < 4 ? `t${asked}` : null,
      });
    expect(await read(PAGERS.cursor, alike)).to.deep.include({ error: undefined, asked: 5 });
  });

  it('goes on past empty pages that have a next one, and no further than twenty in a row (H24)', async () => {
    for (const kind of ['cursor', 'next URL', 'code', 'page count', 'offset with a flag', 'page number with a flag'] as const) {
      const gap = await read(PAGERS[kind], (asked) =>
        asked === 6 ? json({ data: [{ id: 7 }], more: false, pages: 7 }) : page(asked === 0 ? [1] : [], `notes?t=${asked}`),
      );
      expect([gap.ids, gap.outcome?.status], kind).to.deep.equal([[1, 7], 'complete']);
      const endless = await read(PAGERS[kind], (asked) => page(asked === 0 ? [1] : [], `notes?t=${asked}`));
      expect(endless.outcome, kind).to.deep.include({ status: 'incomplete', reason: 'empty-pages', pages: 21, records: 1 });
    }
  });

  it('takes no page of errors for an empty list (H8)', async () => {
    for (const body of [{}, { data: null }, { data: {} }, { error: 'no' }, { data: [{ id: 'x' }] }, { data: [null] }]) {
      const { error, outcome } = await read(PAGERS.cursor, () => json(body));
      expect([error, outcome?.status], JSON.stringify(body)).to.deep.equal(['UnexpectedResponseError', 'incomplete']);
    }
  });

  it('refuses a resume value that is not of this list', async () => {
    const list = await lister(PAGERS.cursor, new ScriptedHttp(() => page([], null)));
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const strange = [
      '',
      'x',
      encode(null),
      encode([1, null, 0]),
      encode([1, { page: 2 }, 0]),
      encode([1, { token: 'a' }, -1]),
      encode([2, { token: 'a' }, 0]),
      encode([1, { token: {} }, 0]),
    ];
    for (const resume of strange)
      expect(((await readAll(list({ resume }))).error as Error | undefined)?.name, resume).to.equal('InvalidInputError');
  });
});
