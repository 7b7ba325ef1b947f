import type { ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { row, type Bench, type Row } from './bench.js';
import { startChild } from './child.js';
import { KEY, SIGNATURE } from './hooked.js';
import { interleave } from './rounds.js';

const EVENTS = 1_000;
const ROUNDS = 7;
const AT_ONCE = 16;
const CALM = { events: 400, perSecond: 20 };
const STORM = { events: 10_000, perSecond: 1_000 };
const SAMPLE_MS = 250;
const NODE_OPTIONS = ['--min-semi-space-size=16', '--expose-gc'];

/** A webhook starts a run, whose step posts: all of it on disk before the vendor is answered, beside the same by hand and on no disk. */
export const webhook: Bench = {
  name: 'webhook',
  title: 'webhook, step, POST: durable, beside http and undici by hand',
  goals: [
    { measure: 'wall / by hand', atMost: 3 },
    { measure: `p99 of the answer at ${CALM.perSecond}/s`, atMost: 15 },
    { measure: `lost of ${STORM.events} in ${STORM.events / STORM.perSecond} s`, atMost: 0 },
    { measure: 'memory held, at the end / in the middle', atMost: 1.1 },
    { measure: 'memory of the process, last quarter / second quarter', atMost: 1.1 },
  ],
  async run() {
    await using ours = await Gateway.start('ours');
    await using bare = await Gateway.start('bare');
    const rounds = await interleave(ROUNDS, { ours: () => ours.flood(EVENTS), 'by hand': () => bare.flood(EVENTS) });
    return [
      rounds.ratio('wall / by hand', 'wall', 'ours', 'by hand'),
      rounds.each('wall per event', 'wall', 'ours', EVENTS),
      rounds.each('wall per event by hand', 'wall', 'by hand', EVENTS),
      ...(await calm(ours)),
      ...(await storm(ours)),
    ];
  },
};

async function calm(gateway: Gateway): Promise<readonly Row[]> {
  const before = gateway.answered.length;
  await gateway.pace(CALM);
  const answers = gateway.answered.slice(before);
  return [
    row(`p99 of the answer at ${CALM.perSecond}/s`, 'ms', [percentile(answers, 0.99)]),
    row(`p50 of the answer at ${CALM.perSecond}/s`, 'ms', [percentile(answers, 0.5)]),
    row(`p99 until the POST at ${CALM.perSecond}/s`, 'ms', [percentile(gateway.posted.slice(-CALM.events), 0.99)]),
  ];
}

/** What is held is what a collection of garbage leaves; what the process has of the system is V8's to choose, and is printed beside it. */
async function storm(gateway: Gateway): Promise<readonly Row[]> {
  const samples: number[] = [];
  const isOver = new AbortController();
  const start = performance.now();
  const middleMs = (STORM.events * 1000) / STORM.perSecond / 2;
  let middle: number | undefined;
  const sampling = (async () => {
    while (!isOver.signal.aborted) {
      samples.push(await gateway.ask('memory'));
      if (performance.now() - start > middleMs) middle ??= await gateway.ask('held');
      await sleep(SAMPLE_MS);
    }
  })();
  const { lost, again, takenMs } = await gateway.pace(STORM);
  const doneMs = performance.now() - start;
  isOver.abort();
  await sampling;
  const end = await gateway.ask('held');
  const quarter = (part: number): number => mean(samples.slice((samples.length * part) / 4, (samples.length * (part + 1)) / 4));
  return [
    row(`lost of ${STORM.events} in ${STORM.events / STORM.perSecond} s`, 'events', [lost]),
    row('told to come again', 'events', [again]),
    row('all taken after', 's', [takenMs / 1000]),
    row('all posted after', 's', [doneMs / 1000]),
    row('memory held, at the end / in the middle', 'x', [end / middle!]),
    row('memory held', 'MiB', [middle!, end]),
    row('memory of the process', 'MiB', samples),
    row('memory of the process, last quarter / second quarter', 'x', [quarter(3) / quarter(1)]),
  ];
}

/** One of the two, with the vendor on both of its sides. */
class Gateway {
  /** Milliseconds from sending an event until it was answered, and until its POST came. */
  readonly answered: number[] = [];
  readonly posted: number[] = [];
  readonly #sent = new Map<number, number>();
  readonly #agent = new Agent({ connections: 64 });
  #events = 0;
  #twice = 0;
  #onEmpty = (): void => undefined;

  private constructor(
    private readonly api: ReturnType<typeof createServer>,
    private readonly folder: string,
  ) {}

  #url!: URL;
  #child!: ChildProcess;

  static async start(kind: 'ours' | 'bare'): Promise<Gateway> {
    const folder = mkdtempSync(join(tmpdir(), 'webhook-'));
    const api = createServer({ keepAliveTimeout: 60_000 });
    const gateway = new Gateway(api, folder);
    api.on('request', (request, response) => {
      void buffer(request).then((body) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1}');
        gateway.#arrive((JSON.parse(body.toString()) as { readonly order_id: number }).order_id);
      });
    });
    api.listen(0, '127.0.0.1');
    await once(api, 'listening');
    const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const { child, said } = await startChild<string>('webhook-child.js', [kind, url, folder], NODE_OPTIONS);
    gateway.#url = new URL(said);
    gateway.#child = child;
    return gateway;
  }

  /** So many events, each sent when another was answered; until the last POST. */
  async flood(events: number): Promise<void> {
    let left = events;
    const work = async (): Promise<void> => {
      while (left-- > 0) if (!(await this.#send(this.#events++))) throw new Error('An event was not taken.');
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.#empty();
  }

  /** So many a second, whether or not they are answered; what is not taken comes again. Until the last POST. */
  async pace({ events, perSecond }: typeof CALM): Promise<{ readonly lost: number; readonly again: number; readonly takenMs: number }> {
    const start = performance.now();
    const before = this.posted.length;
    let again = 0;
    const deliver = async (): Promise<void> => {
      const id = this.#events++;
      while (!(await this.#send(id))) {
        again += 1;
        await sleep(1_000);
      }
    };
    const sent: Promise<void>[] = [];
    for (let count = 0; count < events; count++) {
      const early = start + (count * 1000) / perSecond - performance.now();
      if (early > 1) await sleep(early);
      sent.push(deliver());
    }
    await Promise.all(sent);
    const takenMs = performance.now() - start;
    await this.#empty();
    return { lost: events - (this.posted.length - before) + this.#twice, again, takenMs };
  }

  /** Mebibytes. */
  async ask(what: 'memory' | 'held'): Promise<number> {
    this.#child.send(what);
    const [said] = (await once(this.#child, 'message')) as [number];
    return said;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
    await this.#agent.destroy();
    this.api.close();
    this.api.closeAllConnections();
    rmSync(this.folder, { recursive: true });
  }

  async #send(id: number): Promise<boolean> {
    const body = JSON.stringify({ event: 'order.created', notice_id: `n${id}`, payload: { id, status: 'paid' } });
    const headers = { 'content-type': 'application/json', [SIGNATURE]: createHmac('sha256', KEY).update(body).digest('hex') };
    const start = performance.now();
    if (!this.#sent.has(id)) this.#sent.set(id, start);
    const { origin, pathname } = this.#url;
    const answer = await this.#agent.request({ origin, path: pathname, method: 'POST', headers, body });
    await answer.body.dump();
    if (answer.statusCode === 200) this.answered.push(performance.now() - start);
    return answer.statusCode === 200;
  }

  #arrive(id: number): void {
    const sent = this.#sent.get(id);
    if (sent === undefined) this.#twice += 1;
    else this.posted.push(performance.now() - sent);
    this.#sent.delete(id);
    if (this.#sent.size === 0) this.#onEmpty();
  }

  async #empty(): Promise<void> {
    if (this.#sent.size > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
}
