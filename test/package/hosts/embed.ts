import {
  openProject,
  type Http,
  type Log,
  type Secrets,
  type OwnedStore,
  type WireRequest,
  type WireResponse,
  type WireStream,
} from 'trunkline';
import { Secret, type Pages } from 'trunkline/sdk';
import { formOf } from './form.js';

/** What an automation platform does with the package: everything outside is its own. Prints what the test compares. */
const sent: string[] = [];
const events: string[] = [];
let closed = 0;

class HostHttp implements Http {
  async send({ method, url, headers }: WireRequest): Promise<WireResponse> {
    sent.push(`${method} ${url.href} ${headers['authorization']}`);
    const order = { id: 7, merchant_order_id: 'SO-7', status: 'fulfilled', created_at: '2026-01-01T00:00:00.000+01:00', items: [] };
    const list = { data: [order], pagination: { current_page: 1, page_count: 1, total_count: 1 } };
    const body = JSON.stringify(url.pathname.endsWith('/orders') ? list : order);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(body) };
  }

  async stream(): Promise<WireStream> {
    throw new Error('this host downloads nothing');
  }

  async close(): Promise<void> {
    closed += 1;
  }
}

const secrets: Secrets = { open: async (reference) => new Secret(`vault of ${'env' in reference ? reference.env : reference.file}`) };
const log: Log = { write: ({ event }) => void events.push(event) };
const asked: string[] = [];
/** A store that only notes what it is asked, and has nothing. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  holdEvents: { added: 1, known: 0 },
  countRuns: { uncertain: 0, waiting: 0 },
  releaseEvents: 1,
  dueRuns: [],
  deadLetters: [],
  runs: [],
  openCommands: [],
  barriers: [],
};
const store: OwnedStore = new Proxy({} as OwnedStore, {
  get: (_target, name) => {
    if (name === 'lease') return { name: 'engine', holder: 'the host', epoch: 1 };
    if (name === 'then') return undefined;
    return async (): Promise<unknown> => {
      asked.push(String(name));
      return name === 'acquire' ? store : ANSWERS[String(name)];
    };
  },
});

const project = await openProject(process.argv[2]!, { ports: { http: new HostHttp(), secrets, log, store } });
const shop = await project.connection('shop');
const called = await shop.call('getOrder', { id: 7 });
const pages: Pages<unknown> = shop.list('listOrders', {});
const listed: unknown[] = [];
for await (const record of pages) listed.push(record);
const round = await project.run(`${process.argv[2]}/order-intake.yaml`);
const form = formOf(shop.document, 'getOrder');
const settings = formOf(shop.document);
await project.close();

process.stdout.write(
  JSON.stringify({
    called,
    listed,
    outcome: pages.outcome,
    round,
    sent,
    events: [...new Set(events)],
    asked: [...new Set(asked)],
    form,
    settings,
    closed,
  }),
);
