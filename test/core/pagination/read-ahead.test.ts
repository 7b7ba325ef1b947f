import { expect } from 'chai';
import { pageNumber, rateLimit, type Pages } from 'trunkline/sdk';
import type { Http, WireRequest, WireResponse } from '../../../core/ports/http.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { noFiles } from '../support/no-files.js';
import { Note, notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';

/** A vendor of 20 pages that answers when it is told to; knows which requests are open and which were stopped. */
class PatientVendor implements Http {
  readonly stream = noFiles;
  readonly asked: string[] = [];
  readonly stopped: string[] = [];
  readonly #open = new Map<string, () => void>();

  send({ url, signal }: WireRequest): Promise<WireResponse> {
    const page = url.searchParams.get('page') ?? '';
    this.asked.push(page);
    return new Promise((resolve, reject) => {
      const body = JSON.stringify({ data: [{ id: Number(page) }], pages: 20 });
      this.#open.set(page, () => resolve({ status: 200, headers: {}, body: Buffer.from(body) }));
      signal.addEventListener('abort', () => {
        this.stopped.push(page);
        reject(new NetworkFault('aborted', 'stopped', true));
      });
    });
  }

  async answer(page: string): Promise<void> {
    this.#open.get(page)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {}
}

const pagination = (concurrency?: number) =>
  pageNumber({
    page: 'page',
    items: (body: { data: unknown[]; pages: number }) => body.data,
    pageCount: (body) => body.pages,
    concurrency,
  });

async function list(vendor: Http, readAhead?: number, concurrency?: number): Promise<Pages<Note>> {
  const notes = await open(notesConnector({ pagination: pagination(concurrency) }), { http: vendor, clock: new VirtualClock() });
  return notes.list('list', undefined, { readAhead });
}

describe('Reading ahead', () => {
  it('asks for as many pages as it may, hands them out in order and stops them when the reader goes', async () => {
    const vendor = new PatientVendor();
    const reader = (await list(vendor, 4))[Symbol.asyncIterator]();
    const first = reader.next();
    await new Promise((resolve) => setImmediate(resolve));
    await vendor.answer('1');
    expect([(await first).value, vendor.asked]).to.deep.equal([{ id: 1 }, ['1', '2', '3', '4', '5']]);
    const second = reader.next();
    await vendor.answer('3');
    await vendor.answer('2');
    expect([(await second).value, vendor.asked.at(-1)]).to.deep.equal([{ id: 2 }, '6']);
    await reader.return?.(undefined);
    expect(vendor.stopped).to.deep.equal(['4', '5', '6']);
  });

  it('asks for one page at a time when told to, or for as many as the vendor allows', async () => {
    for (const [readAhead, concurrency, expected] of [
      [0, undefined, ['1']],
      [8, 2, ['1', '2', '3']],
    ] as const) {
      const vendor = new PatientVendor();
      const reader = (await list(vendor, readAhead, concurrency))[Symbol.asyncIterator]();
      const first = reader.next();
      await new Promise((resolve) => setImmediate(resolve));
      await vendor.answer('1');
      await first;
      expect(vendor.asked).to.deep.equal(expected);
      await reader.return?.(undefined);
    }
  });

  it('gives each page a deadline of its own, and the list none', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const times: number[] = [];
    const http: Http = {
      send: async ({ url }) => {
        times.push(clock.monotonic());
        return {
          status: 200,
          headers: {},
          body: Buffer.from(JSON.stringify({ data: [{ id: Number(url.searchParams.get('page')) }], pages: 4 })),
        };
      },
      stream: noFiles,
      close: async () => undefined,
    };
    const slow = notesConnector({ pagination: pagination(), rateLimits: [rateLimit({ limit: 1, perSeconds: 200 })] });
    const ids: number[] = [];
    for await (const { id } of (await open(slow, { http, clock })).list('list', undefined, { readAhead: 0 })) ids.push(id);
    expect([ids, times]).to.deep.equal([
      [1, 2, 3, 4],
      [0, 200_000, 400_000, 600_000],
    ]);
    const slower = notesConnector({ pagination: pagination(), rateLimits: [rateLimit({ limit: 1, perSeconds: 400 })] });
    const reader = (await open(slower, { http, clock })).list('list', undefined, { readAhead: 0 })[Symbol.asyncIterator]();
    await reader.next();
    expect(await reader.next().catch((thrown: { code: string }) => thrown.code)).to.equal('budget_exhausted');
  });
});
