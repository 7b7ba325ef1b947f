import { expect } from 'chai';
import fc from 'fast-check';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import type { SeededBug } from '../../core/testing/contract/bugs/seeded-bug.js';
import { runs } from '../../support/depth.js';
import { WorkatoClient } from './emulator-client.js';
import { connectTo } from './support/emulated.js';
import { FAMILIES, type Family } from './support/families.js';

type Id = string | number;

interface Waited {
  readonly messages: readonly { readonly message_id: string }[];
}

/** A vendor with several pages of one kind, and what is known to be there. */
class Shelf {
  readonly #known: Id[] = [];
  #first: Id = 0;

  private constructor(
    private readonly family: Family,
    private readonly vendor: WorkatoClient,
  ) {}

  static async fill(family: Family): Promise<Shelf> {
    const shelf = new Shelf(family, await WorkatoClient.start());
    shelf.#first = await family.add(shelf.vendor);
    for (let made = 1; made < family.count; made += 1) await shelf.add();
    return shelf;
  }

  async add(): Promise<Id> {
    this.vendor.now += 1000;
    const id = await this.family.add(this.vendor);
    this.#known.push(id);
    return id;
  }

  connect(bug?: SeededBug): Promise<AnyConnection> {
    return connectTo(this.vendor.vendor.origin, bug);
  }

  /** Reads the list to its end, while more come in behind the records at these places; holds it to what it promises. */
  async read(connection: AnyConnection, places: readonly number[]): Promise<void> {
    const { list, input, id, caveat, isForward } = this.family;
    const before = [...this.#known];
    const pages = connection.list(list, input?.(this.#first), { readAhead: 0 });
    const ids: Id[] = [];
    for await (const record of pages) {
      if (places.includes(ids.length)) await this.add();
      ids.push((record as Record<typeof id, Id>)[id]);
    }
    expect(new Set(ids).size, 'no record twice').to.equal(ids.length);
    expect(ids, 'every record that was there').to.include.members(isForward ? this.#known : before);
    expect(pages.outcome).to.include({ status: 'complete', records: ids.length, ...(caveat && { caveat }) });
    expect(pages.outcome?.pages).to.be.above(2);
  }

  close(): Promise<void> {
    return this.vendor.close();
  }
}

describe('lists of Workato, while more comes in', function () {
  this.timeout(120_000);
  for (const family of FAMILIES) {
    describe(family.title, () => {
      let shelf: Shelf;
      before(async () => {
        shelf = await Shelf.fill(family);
      });
      after(() => shelf.close());

      it(`${family.list} ends complete${family.caveat ? ', with its caveat' : ''}: nothing that was there is missing or comes twice`, async () => {
        const connection = await shelf.connect();
        const places = fc.uniqueArray(fc.nat({ max: family.count }), { maxLength: 8 });
        await fc.assert(
          fc.asyncProperty(places, (inserts) => shelf.read(connection, inserts)),
          { numRuns: runs(6), seed: 4 },
        );
      });

      it(`is not complete with ${family.bug.bug}`, async () => {
        const connection = await shelf.connect(family.bug);
        const told = await shelf.read(connection, [family.count]).catch((error: unknown) => error);
        expect(told).to.be.instanceOf(Error);
      });
    });
  }

  it('K75, K150: whoever waits again behind the last message they were given misses none', async () => {
    const workato = await WorkatoClient.start();
    const connection = await connectTo(workato.vendor.origin);
    const publish = async (): Promise<string> => (await workato.vendor.publish(72, { order_id: 1 })).id;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 }), async (batches) => {
        const published = [await publish()];
        const given: string[] = [];
        for (let waits = 0, isQuiet = false; !isQuiet; waits += 1) {
          for (let made = batches[waits] ?? 0; made > 0; made -= 1) published.push(await publish());
          const from = given.length > 0 ? { after_message_id: given.at(-1) } : { since_time: new Date(workato.now - 1).toISOString() };
          const { messages } = (await connection.call('waitForTopicMessages', { topic_id: 72, batch_size: 4, ...from })) as Waited;
          given.push(...messages.map(({ message_id }) => message_id));
          isQuiet = messages.length === 0 && waits >= batches.length;
        }
        expect(given).to.deep.equal(published);
        workato.now += 10_000;
      }),
      { numRuns: runs(10), seed: 5 },
    );
    await workato.close();
  });
});
