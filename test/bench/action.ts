import type { Bench } from './bench.js';
import { bareAxios, bareUndici, trunkline, type Client } from './clients.js';
import { interleave } from './rounds.js';
import { startServer } from './start-server.js';

/** Short turns and many rounds: on a shared machine a slow moment then falls on few of them. */
const CALLS = 960;
const WORKERS = 32;
const ROUNDS = 31;

/** One small call: what the way from `call` to the socket and back costs. */
export const action: Bench = {
  name: 'action',
  title: 'one object of ten fields read, one call at a time, and 32 at once; ours is checked',
  goals: [{ measure: 'cpu / axios', atMost: 0.6 }],
  async run() {
    using server = await startServer();
    await using ours = await trunkline(server.url);
    await using undici = bareUndici(server.url);
    await using axios = bareAxios(server.url);
    const rounds = await interleave(ROUNDS, {
      ours: () => call(ours, 1),
      undici: () => call(undici, 1),
      axios: () => call(axios, 1),
      'ours at once': () => call(ours, WORKERS),
      'undici at once': () => call(undici, WORKERS),
      'axios at once': () => call(axios, WORKERS),
    });
    return [
      rounds.ratio('cpu / axios', 'cpu', 'ours', 'axios'),
      rounds.ratio('wall / axios', 'wall', 'ours', 'axios'),
      rounds.ratio('cpu / undici', 'cpu', 'ours', 'undici'),
      rounds.ratio('cpu / axios, 32 at once', 'cpu', 'ours at once', 'axios at once'),
      rounds.ratio('wall / axios, 32 at once', 'wall', 'ours at once', 'axios at once'),
      rounds.ratio('cpu / undici, 32 at once', 'cpu', 'ours at once', 'undici at once'),
      rounds.each('cpu per call, ours', 'cpu', 'ours', CALLS),
      rounds.each('cpu per call, undici', 'cpu', 'undici', CALLS),
      rounds.each('cpu per call, axios', 'cpu', 'axios', CALLS),
    ];
  },
};

async function call(client: Client, workers: number): Promise<void> {
  const work = async (): Promise<void> => {
    for (let done = 0; done < CALLS / workers; done += 1) await client.one();
  };
  await Promise.all(Array.from({ length: workers }, work));
}
