/**
 * What stands between a vendor's webhook and its API, in a process of its own: ours, or `bare`, an http server that verifies, answers and posts with
 * undici. Says where it listens, and how much memory it has, or holds, when asked. Usage: webhook-child.js <ours|bare> <url of the API> <folder>
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createRuntime } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import { Agent } from 'undici';
import { SilentLog, SystemClock } from '../../core/adapters/index.js';
import { parseRecipe } from '../../core/recipe/read/parse.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import type { AnyConnection } from '../../core/runtime/connection.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { WebhookIntake } from '../../core/webhook/webhook-intake.js';
import { WebhookServer } from '../../core/webhook/webhook-server.js';
import { Hooked, KEY, SIGNATURE, type Notice } from './hooked.js';

const TOKEN = 'bench-token';
const AT_ONCE = 16;

const RECIPE = `
name: notes
connections: { shop: hooked }
on: [{ id: order, uses: shop.newOrder }]
steps: [{ id: note, uses: shop.createNote, with: { order_id: '\${{ event.id }}', text: 'Hello \${{ event.status }}' } }]
`;

async function ours(url: string, folder: string): Promise<string> {
  const runtime = createRuntime({ connectors: [Hooked] });
  const services = { api: { url, allowLoopback: true } };
  const settings = { token: new Secret(TOKEN), key: new Secret(KEY) };
  const connection = (await runtime.connect(Hooked, settings, { id: 'shop', services })) as unknown as AnyConnection;
  const store = (await openSqliteStore(join(folder, 'store.db')).acquire({ name: 'engine', holder: 'bench', ttlMs: 60_000, now: 0 }))!;
  const clock = new SystemClock();
  const log = new SilentLog();
  const connections = new Map([['shop', connection]]);
  let wake = (): void => undefined;
  let isNew = false;
  const onStarted = (): void => {
    isNew = true;
    wake();
  };
  const intake = new WebhookIntake({ store, clock, onStarted });
  intake.listen([connection], [{ recipe: parseRecipe('notes.yaml', RECIPE).recipe!, connections }]);
  const server = await WebhookServer.start({ intake, store, clock, log }, { port: 0 });
  const work = async (): Promise<never> => {
    for (;;) {
      if (!isNew) await new Promise<void>((resolve) => (wake = resolve));
      isNew = false;
      await executeRuns('notes', connections, { store, clock, log }, { concurrency: AT_ONCE });
    }
  };
  void work();
  return server.urlOf('shop');
}

async function bare(url: string): Promise<string> {
  const agent = new Agent({ connections: AT_ONCE });
  const post = async ({ payload: { id, status } }: Notice): Promise<void> => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const body = JSON.stringify({ order_id: id, text: `Hello ${status}` });
    const answer = await agent.request({ origin: url, path: '/notes', method: 'POST', headers, body });
    await answer.body.json();
  };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const given = Buffer.from(String(request.headers[SIGNATURE]));
      const sum = Buffer.from(createHmac('sha256', KEY).update(body).digest('hex'));
      const isGenuine = given.length === sum.length && timingSafeEqual(given, sum);
      response.writeHead(isGenuine ? 200 : 401).end();
      if (isGenuine) void post(JSON.parse(body.toString()) as Notice);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/shop`;
}

function held(): number {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const [kind, url = '', folder = ''] = process.argv.slice(2);
process.send!(kind === 'ours' ? await ours(url, folder) : await bare(url));
process.on('message', (what) => process.send!((what === 'held' ? held() : process.memoryUsage.rss()) / 2 ** 20));
process.once('disconnect', () => process.exit());
