import { deepStrictEqual } from 'node:assert';
import type { Bench } from './bench.js';
import { bareUndici, trunkline, type Client } from './clients.js';
import { interleave } from './rounds.js';
import { startServer } from './start-server.js';
import { PAGE_SIZE } from './vendor.js';

const RECORDS = 10_000;
const LATENCY_MS = 20;
const ROUNDS = 5;

/** A list over a slow network, where reading ahead is what counts. */
export const latency: Bench = {
  name: 'latency',
  title: `${RECORDS} records in pages of ${PAGE_SIZE}, ${LATENCY_MS} ms until each answer`,
  goals: [{ measure: 'times as fast as undici', atLeast: 5 }],
  async run() {
    using server = await startServer({ records: RECORDS, latency: LATENCY_MS });
    await using ahead = await trunkline(server.url);
    await using undici = bareUndici(server.url);
    const rounds = await interleave(ROUNDS, { ahead: () => readAll(ahead), undici: () => readAll(undici) });
    return [
      rounds.ratio('times as fast as undici', 'wall', 'undici', 'ahead'),
      rounds.each('wall per page, ours', 'wall', 'ahead', RECORDS / PAGE_SIZE),
      rounds.each('wall per page, undici', 'wall', 'undici', RECORDS / PAGE_SIZE),
    ];
  },
};

async function readAll(client: Client): Promise<void> {
  deepStrictEqual(await client.all(), RECORDS);
}
