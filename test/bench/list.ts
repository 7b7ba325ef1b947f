import { deepStrictEqual } from 'node:assert';
import type { Bench } from './bench.js';
import { bareAxios, bareUndici, trunkline, type Client } from './clients.js';
import { interleave } from './rounds.js';
import { startServer } from './start-server.js';
import { PAGE_SIZE } from './vendor.js';

const RECORDS = 100_000;
const ROUNDS = 15;

/** A long list over a fast network: what every page and every record costs. */
export const list: Bench = {
  name: 'list',
  title: `${RECORDS} records in pages of ${PAGE_SIZE}, every one checked; undici and axios check nothing`,
  goals: [
    { measure: 'wall / undici', atMost: 1.2 },
    { measure: 'cpu / undici', atMost: 1.6 },
  ],
  async run() {
    using server = await startServer({ records: RECORDS });
    await using ahead = await trunkline(server.url);
    await using single = await trunkline(server.url, { readAhead: 0 });
    await using undici = bareUndici(server.url);
    await using axios = bareAxios(server.url);
    const rounds = await interleave(ROUNDS, {
      ahead: () => readAll(ahead),
      single: () => readAll(single),
      undici: () => readAll(undici),
      axios: () => readAll(axios),
    });
    const pages = RECORDS / PAGE_SIZE;
    return [
      rounds.ratio('wall / undici', 'wall', 'ahead', 'undici'),
      rounds.ratio('cpu / undici', 'cpu', 'ahead', 'undici'),
      rounds.ratio('wall / undici, readAhead 0', 'wall', 'single', 'undici'),
      rounds.ratio('cpu / undici, readAhead 0', 'cpu', 'single', 'undici'),
      rounds.ratio('wall / axios', 'wall', 'ahead', 'axios'),
      rounds.ratio('cpu / axios', 'cpu', 'ahead', 'axios'),
      rounds.each('cpu per page, ours', 'cpu', 'ahead', pages),
      rounds.each('cpu per page, undici', 'cpu', 'undici', pages),
      rounds.each('cpu per page, axios', 'cpu', 'axios', pages),
    ];
  },
};

async function readAll(client: Client): Promise<void> {
  deepStrictEqual(await client.all(), RECORDS);
}
