import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Agent } from 'undici';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { signed } from '../core/trigger/webhook/hooked-shop.js';
import { SeededRandom } from '../simulation/world/seeded-random.js';
import { isDeep } from '../support/depth.js';

const WORKER = fileURLToPath(new URL('webhook-worker.js', import.meta.url));
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const STORES = 4;
/** Deliveries on their way to each server at any moment. */
const AT_ONCE = 16;
/** A kill strikes all that is on its way: a dozen strike 500 deliveries and more. By night each of 500 kills is counted alone. */
const KILLS = isDeep ? 500 : 12;
/** After so many acknowledgements, and so many milliseconds. */
const MOST_ACKED = 300;
const LONGEST_MS = 10;

/** One vendor: sends deliveries again until they are acknowledged, as vendors do. */
class Vendor {
  readonly acked = new Set<number>();
  readonly open: number[] = [];
  struck = 0;
  /** Told of each acknowledgement. */
  onAcked = (): void => undefined;
  #next = 0;

  /** Keeps so many on their way until the server is gone, or until `only` have been acknowledged. */
  async send(url: string, only?: readonly number[]): Promise<void> {
    const agent = new Agent({ connections: AT_ONCE });
    const ids = only && [...only];
    const work = async (): Promise<void> => {
      for (let id = this.#take(ids); id !== undefined; id = this.#take(ids)) if (!(await this.#deliver(agent, url, id))) return;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await agent.destroy();
  }

  /** Of the ids given, or else those that were not acknowledged before new ones. */
  #take(ids: number[] | undefined): number | undefined {
    return ids ? ids.shift() : (this.open.shift() ?? this.#next++);
  }

  get sent(): number {
    return this.#next;
  }

  async #deliver(agent: Agent, url: string, id: number): Promise<boolean> {
    const { headers, body } = signed({ event: 'order.created', notice_id: `n${id}`, payload: { id, status: 'paid' } });
    const { origin, pathname } = new URL(url);
    const status = await agent
      .request({ origin, path: pathname, method: 'POST', headers, body: Buffer.from(body) })
      .then(async (answer) => {
        await answer.body.dump();
        return answer.statusCode;
      })
      .catch(() => undefined);
    if (status === 200) this.acked.add(id);
    else this.open.push(id);
    if (status === 200) this.onAcked();
    if (status === undefined) this.struck += 1;
    return status !== undefined;
  }
}

async function start(folder: string, mode: string): Promise<{ readonly process: ChildProcess; readonly urls: readonly string[] }> {
  const worker = fork(WORKER, [folder, String(STORES), mode], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [urls] = (await once(worker, 'message')) as [readonly string[]];
  return { process: worker, urls };
}

/** Ids of the orders that have runs, one for each run. */
async function runsIn(folder: string, place: number): Promise<readonly number[]> {
  const store = openSqliteStore(join(folder, String(place), 'store.db'));
  const runs = await store.runs({ limit: 1_000_000 });
  await store.close();
  return runs.map(({ event }) => Number((event as { readonly id: string }).id));
}

async function kill(folder: string, vendors: readonly Vendor[], kills: number, random: SeededRandom, mode = ''): Promise<void> {
  for (let count = 0; count < kills; count++) {
    const { process: worker, urls } = await start(folder, mode);
    let left = Math.floor(random.next() * MOST_ACKED);
    const onAcked = (): void => {
      if (left-- === 0) setTimeout(() => worker.kill('SIGKILL'), random.next() * LONGEST_MS);
    };
    const sending = vendors.map((vendor, place) => Object.assign(vendor, { onAcked }).send(urls[place]!));
    await Promise.all([once(worker, 'exit'), ...sending]);
  }
}

async function lostIn(folder: string, vendors: readonly Vendor[]): Promise<number> {
  let lost = 0;
  for (const [place, vendor] of vendors.entries()) {
    const kept = new Set(await runsIn(folder, place));
    lost += [...vendor.acked].filter((id) => !kept.has(id)).length;
  }
  return lost;
}

describe(`P1, P6: killing the process between taking a webhook and answering it (CRASH_SEED=${SEED})`, function () {
  this.timeout(3_600_000);
  const folder = tempFolder();

  it('loses no acknowledged event, and starts none twice', async () => {
    const place = folder();
    const vendors = Array.from({ length: STORES }, () => new Vendor());
    await kill(place, vendors, KILLS, new SeededRandom(SEED));
    const struck = vendors.reduce((sum, vendor) => sum + vendor.struck, 0);
    const acked = vendors.reduce((sum, vendor) => sum + vendor.acked.size, 0);
    console.log(`      ${KILLS} times SIGKILL, ${struck} deliveries struck on their way, ${acked} acknowledged`);
    expect(struck).to.be.at.least(500);
    expect(await lostIn(place, vendors)).to.equal(0);

    const { process: worker, urls } = await start(place, '');
    for (const [at, vendor] of vendors.entries()) {
      await vendor.send(
        urls[at]!,
        Array.from({ length: vendor.sent }, (_, id) => id),
      );
    }
    worker.kill();
    await once(worker, 'exit');
    for (const [at, vendor] of vendors.entries()) {
      const kept = await runsIn(place, at);
      expect(kept.toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length: vendor.sent }, (_, id) => id));
    }
  });

  it('would notice an answer that comes before the event is stored', async () => {
    const place = folder();
    const vendors = Array.from({ length: STORES }, () => new Vendor());
    await kill(place, vendors, 3, new SeededRandom(SEED), 'early');
    expect(await lostIn(place, vendors)).to.be.above(0);
  });
});
