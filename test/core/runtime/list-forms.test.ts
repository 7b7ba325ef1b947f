import { expect } from 'chai';
import { Connector, List, NotFoundError, bearer, slot, pageNumber, type List as ListOf, type ListOptions } from 'trunkline/sdk';
import { NOTES_URL } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { PlanConnection, Failure, NOTES_SETTINGS } from '../support/odd-notes.js';

describe('A list', () => {
  const lister = (more: Pick<ListOptions<void, Failure>, 'empty' | 'filter'>) => {
    @Connector(PlanConnection, {
      name: 'notes',
      title: 'Notes',
      source: 's',
      baseUrl: NOTES_URL,
      auth: bearer((connection) => connection.token),
    })
    class Listing {
      @List('/items', {
        title: 'Items',
        record: Failure,
        pagination: pageNumber({ page: 'page', size: 'size', max: 2, items: (body: unknown[]) => body }),
        ...more,
      })
      declare items: ListOf<void, Failure>;
    }
    return Listing;
  };
  const read = async (more: object, http: ScriptedHttp, options: object = {}) => {
    const list = (await open(lister(more), { settings: NOTES_SETTINGS, http })).list('items', undefined, options);
    const ids: number[] = [];
    for await (const { id } of list) ids.push(id);
    return { ids, outcome: list.outcome! };
  };
  const numbers = () =>
    new ScriptedHttp(({ url }) =>
      json(
        [1, 2, 3, 4, 5]
          .slice(2 * Number(url.searchParams.get('page')) - 2, 2 * Number(url.searchParams.get('page')))
          .map((id) => ({ id, message: 'm' })),
      ),
    );

  it('hands out only what code lets through, reads on all the same, and resumes behind what it left out', async () => {
    const filter = slot('only-odd', ({ id }: Failure) => id % 2 === 1);
    expect((await read({ filter }, numbers())).ids).to.deep.equal([1, 3, 5]);
    const first = await read({ filter }, numbers(), { maxRecords: 2 });
    const rest = await read({ filter }, numbers(), { resume: (first.outcome as { resume: string }).resume });
    expect([...first.ids, ...rest.ids]).to.deep.equal([1, 3, 5]);
    const broken = slot('breaks', ({ message }: Failure) => message.at(99)!.length > 0);
    expect(codeOf(await rejection(read({ filter: broken }, numbers())))).to.equal('slot_failed');
  });

  it('is empty where the vendor says by an error that there is nothing, and only on its first page', async () => {
    const none = new ScriptedHttp(() => json('nothing here', 404));
    expect((await read({ empty: [NotFoundError] }, none)).outcome).to.deep.equal({ status: 'complete', pages: 1, records: 0 });
    expect(codeOf(await rejection(read({}, none)))).to.equal('not_found');
    const later = new ScriptedHttp(({ url }) =>
      url.search.includes('page=1&')
        ? json([
            { id: 1, message: 'm' },
            { id: 2, message: 'm' },
          ])
        : json('gone', 404),
    );
    expect(codeOf(await rejection(read({ empty: [NotFoundError] }, later)))).to.equal('not_found');
  });
});
