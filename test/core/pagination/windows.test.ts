import { expect } from 'chai';
import fc from 'fast-check';
import {
  Connector,
  Field,
  List,
  NotFoundError,
  Optional,
  bearer,
  pageNumber,
  singlePage,
  timeWindows,
  type InvalidInputError,
  type List as ListOf,
  type ListOptions,
  type Pagination,
  type TimeWindowsOptions,
} from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import '../../support/depth.js';
import { NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-10T12:00:00Z');

class DateRange {
  @Optional('From, YYYY-MM-DD') from?: string;
  @Optional('Until, YYYY-MM-DD') until?: string;
}

class InstantRange {
  @Optional('From; ISO 8601') from?: string;
  @Optional('Until; ISO 8601') until?: string;
}

class EpochRange {
  @Optional('From') from?: number;
  @Optional('Until') until?: number;
}

class Entry {
  @Field('Its number') id!: number;
}

const PAGES: Readonly<Record<'one page' | 'pages of two', Pagination>> = {
  'one page': singlePage({ items: (body: unknown[]) => body }),
  'pages of two': pageNumber({ page: 'page', size: 'size', max: 2, items: (body: unknown[]) => body }),
};

type Shape = Pick<TimeWindowsOptions, 'format' | 'end' | 'days' | 'hours' | 'seconds'> &
  Pick<ListOptions<object, Entry>, 'empty'> & { pages?: keyof typeof PAGES; backwards?: boolean };

function connectorOf({ pages = 'one page', backwards = false, empty, ...span }: Shape) {
  const input = { date: DateRange, 'iso-8601': InstantRange, 'epoch-seconds': EpochRange, 'epoch-milliseconds': EpochRange }[span.format];
  @Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
  class Notes {
    @List('/entries', {
      title: 'Entries',
      input: input as typeof DateRange,
      record: Entry,
      key: (entry) => entry.id,
      order: backwards ? 'newest-first' : 'oldest-first',
      pagination: PAGES[pages],
      ...(empty ? { empty } : {}),
      windows: timeWindows({ from: 'from', until: 'until', ...span }),
    })
    declare entries: ListOf<DateRange, Entry>;
  }
  return Notes;
}

const parse = (format: Shape['format'], text: string): number =>
  format === 'epoch-seconds' ? Number(text) * 1000 : format === 'epoch-milliseconds' ? Number(text) : Date.parse(text);
const write = (format: Shape['format'], ms: number): string | number =>
  format === 'date'
    ? new Date(ms).toISOString().slice(0, 10)
    : format === 'iso-8601'
      ? new Date(ms).toISOString()
      : format === 'epoch-seconds'
        ? ms / 1000
        : ms;

const UNIT = { date: DAY, 'iso-8601': 1, 'epoch-seconds': 1000, 'epoch-milliseconds': 1 } as const;

/** A vendor that refuses more time at once than it documents, and keeps what it was asked for. */
class RangeVendor {
  readonly asked: { readonly from: number; readonly until: number }[] = [];
  readonly http: ScriptedHttp;

  constructor({ format, end, days = 0, hours = 0, pages, backwards }: Shape, times: readonly number[]) {
    this.http = new ScriptedHttp(({ url: { searchParams: query } }) => {
      const from = parse(format, query.get('from')!);
      const until = parse(format, query.get('until')!);
      if (query.get('page') === null || query.get('page') === '1') this.asked.push({ from, until });
      const reach = end === 'inclusive' ? until + UNIT[format] : until;
      if (reach - from > days * DAY + hours * 3_600_000) return json('too much time', 400);
      const found = times.map((at, id) => ({ at, id })).filter(({ at }) => at >= from && at < reach);
      found.sort((x, y) => (backwards ? y.at - x.at : x.at - y.at) || x.id - y.id);
      const start = pages === 'pages of two' ? (Number(query.get('page')) - 1) * 2 : 0;
      return json(found.slice(start, start + (pages === 'pages of two' ? 2 : Infinity)).map(({ id }) => ({ id })));
    });
  }
}

async function read(shape: Shape, vendor: RangeVendor, input: object, options = {}) {
  const clock = new VirtualClock(NOW, { skip: true });
  const notes = await open(connectorOf(shape), { http: vendor.http, clock, limits: { attempts: 1 } });
  const pages = notes.list('entries', input, options);
  const ids: number[] = [];
  for await (const { id } of pages) ids.push(id);
  return { ids, outcome: pages.outcome! };
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  format: fc.constantFrom('date' as const, 'iso-8601' as const, 'epoch-seconds' as const, 'epoch-milliseconds' as const),
  end: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  days: fc.integer({ min: 1, max: 9 }),
  pages: fc.constantFrom('one page' as const, 'pages of two' as const),
  backwards: fc.boolean(),
});

describe('A list in windows of time', () => {
  it('gives every record once, in order, and asks for no more time at once than the vendor allows', async () => {
    const day = fc.integer({ min: 0, max: 40 });
    const property = fc.asyncProperty(
      shapes,
      fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 30 }),
      day,
      day,
      async (shape, hours, a, b) => {
        const begin = Date.parse('2026-01-01T00:00:00Z');
        const [from, until] = [begin + Math.min(a, b) * DAY, begin + Math.max(a, b) * DAY];
        const times = hours.map((hour) => begin + Math.floor((hour * 3_600_000) / UNIT[shape.format]) * UNIT[shape.format]);
        const vendor = new RangeVendor(shape, times);
        const { ids, outcome } = await read(shape, vendor, { from: write(shape.format, from), until: write(shape.format, until) });
        const reach = shape.end === 'inclusive' ? until + UNIT[shape.format] : until;
        const expected = times.map((at, id) => ({ at, id })).filter(({ at }) => at >= from && at < reach);
        expected.sort((x, y) => (shape.backwards ? y.at - x.at : x.at - y.at) || x.id - y.id);
        expect(ids).to.deep.equal(expected.map(({ id }) => id));
        expect(outcome.status).to.equal('complete');
        expect(vendor.asked.length).to.be.at.most(Math.ceil((until - from) / (shape.days! * DAY)) + 1);
      },
    );
    await fc.assert(property);
  });

  it('goes on where it was stopped, in the middle of any window', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 3, pages: 'pages of two' };
    const times = Array.from({ length: 20 }, (_none, index) => Date.parse('2026-01-01T00:00:00Z') + Math.floor(index / 2) * DAY);
    const input = { from: '2026-01-01', until: '2026-01-12' };
    for (let taken = 1; taken < 20; taken += 1) {
      const first = await read(shape, new RangeVendor(shape, times), input, { maxRecords: taken });
      const { resume } = first.outcome as { resume: string };
      const rest = await read(shape, new RangeVendor(shape, times), input, { resume });
      expect([...first.ids, ...rest.ids]).to.deep.equal(times.map((_time, id) => id));
    }
  });

  it('ends now where the input names no end, and at that same moment when it is resumed later', async () => {
    for (const [end, last] of [
      ['inclusive', '2026-03-10'],
      ['exclusive', '2026-03-11'],
    ] as const) {
      const shape: Shape = { format: 'date', end, days: 365 };
      const vendor = new RangeVendor(shape, []);
      await read(shape, vendor, { from: '2026-03-01' });
      expect(vendor.asked.map(({ until }) => write('date', until))).to.deep.equal([last]);
    }
  });

  it('is read as it is without a beginning, and more than twenty empty windows do not end it', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 1 };
    const plain = new RangeVendor(shape, []);
    await read(shape, plain, {});
    expect(plain.http.requests[0]!.url.search).to.equal('');
    const long = new RangeVendor(shape, [Date.parse('2026-03-01T00:00:00Z')]);
    expect((await read(shape, long, { from: '2026-01-01', until: '2026-03-01' })).ids).to.deep.equal([0]);
  });

  it('asks ahead where each window is one page', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 1 };
    const vendor = new RangeVendor(shape, []);
    const notes = await open(connectorOf(shape), { http: vendor.http, clock: new VirtualClock(NOW, { skip: true }) });
    const pages = notes.list('entries', { from: '2026-01-01', until: '2026-01-20' }, { readAhead: 5 }).pages()[Symbol.asyncIterator]();
    await pages.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(vendor.asked).to.have.length(6);
    await pages.return?.();
  });

  it('asks for no part of a unit that its form cannot tell', async () => {
    const shape: Shape = { format: 'epoch-seconds', end: 'exclusive', seconds: 2.5 };
    const vendor = new RangeVendor({ ...shape, hours: 2 / 3600 }, []);
    const { outcome } = await read(shape, vendor, { from: 100, until: 109 });
    expect([outcome.status, vendor.asked.map(({ from, until }) => (until - from) / 1000)]).to.deep.equal(['complete', [2, 2, 2, 2, 1]]);
  });

  it('begins no window that ends before it, though the vendor’s clock is ahead', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 3 };
    const vendor = new RangeVendor(shape, []);
    await read(shape, vendor, { from: '2026-03-12' });
    expect(vendor.asked.map(({ from, until }) => [write('date', from), write('date', until)])).to.deep.equal([
      ['2026-03-12', '2026-03-12'],
    ]);
  });

  it('goes on behind a window that the vendor calls empty by an error, and is not whole where a later page is one', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 1, pages: 'pages of two', empty: [NotFoundError] };
    const times = [1, 1, 1, 3].map((day) => Date.parse('2026-01-01T00:00:00Z') + day * DAY);
    const notFound = (missing: (query: URLSearchParams, found: string) => boolean): RangeVendor => {
      const vendor = new RangeVendor(shape, times);
      const send = vendor.http.send.bind(vendor.http);
      vendor.http.send = async (request) => {
        const answer = await send(request);
        return missing(request.url.searchParams, String(Buffer.from(answer.body))) ? { ...answer, status: 404 } : answer;
      };
      return vendor;
    };
    const input = { from: '2026-01-01', until: '2026-01-05' };
    const { ids, outcome } = await read(
      shape,
      notFound((_query, found) => found === '[]'),
      input,
    );
    expect([ids, outcome.status]).to.deep.equal([[0, 1, 2, 3], 'complete']);
    const resume = (await read(shape, new RangeVendor(shape, times), input, { maxRecords: 2 })).outcome as { resume: string };
    const second = notFound((query) => query.get('page') === '2');
    expect(((await rejection(read(shape, second, input, resume))) as InvalidInputError).code).to.equal('not_found');
  });

  it('refuses a resume value that somebody changed', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 1 };
    for (const from of [null, 'x', '0']) {
      const state = { 'window from': from, 'window until': 0, end: 0 };
      const resume = Buffer.from(JSON.stringify([1, state, 0])).toString('base64url');
      const error = (await rejection(read(shape, new RangeVendor(shape, []), { from: '2026-01-01' }, { resume }))) as InvalidInputError;
      expect([error.name, error.details[0]!.path]).to.deep.equal(['InvalidInputError', 'resume']);
    }
  });

  it('refuses a bound that is no time of its form, before anything is sent', async () => {
    const shape: Shape = { format: 'date', end: 'inclusive', days: 1 };
    const vendor = new RangeVendor(shape, []);
    for (const from of ['2026-01-01T00:00:00Z', '2026-02-30', '2026-13-01', '']) {
      const error = (await rejection(read(shape, vendor, { from }))) as InvalidInputError;
      expect([error.name, error.details[0]!.path, vendor.asked.length]).to.deep.equal(['InvalidInputError', 'from', 0]);
    }
  });
});
