import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type Writer, assertWritable } from '../sql/database.js';
import { type Work, changesOf } from '../sql/work.js';
import { StoreError } from '../store-error.js';
import type { PostgresClient, PostgresPool } from './driver.js';
import { FORGET, Link, wasCommitted } from './link.js';
import { isConflict, isUnreachable, storeError } from './postgres-error.js';
import { StatementNames, Statements } from './statements.js';
import { transact } from './transaction.js';
import { WriteQueue } from './write-queue.js';

const PAUSE_MS = 100;
const MOST_CONFLICTS = 20;

interface Connection {
  readonly statements: Statements;
  readonly link: Link;
}

/** A connection that breaks is made again; a transaction that was not committed is then done again. */
export class PostgresDatabase implements Database {
  readonly #names = new StatementNames();
  readonly #queues = new WeakMap<Writer, WriteQueue>();
  readonly #busy = new Set<Promise<unknown>>();
  readonly #connections = new WeakMap<PostgresClient, Connection>();
  readonly #id = randomUUID();
  #links = 0;
  #isClosed = false;

  constructor(
    private readonly pool: PostgresPool,
    readonly name: string,
    /** How long a call tries to reach the server before it fails, in milliseconds. */
    private readonly patienceMs: number,
  ) {}

  async read<T>(work: () => Work<T>): Promise<T> {
    this.#assertOpen();
    return this.#track(this.#patiently(() => this.#connected(({ statements }) => statements.play(work()))));
  }

  async write<T>(writer: Writer | undefined, work: () => Work<T>): Promise<T> {
    this.#assertOpen();
    if (!writer) return this.#track(this.#transaction([work])) as Promise<T>;
    const queue = this.#queues.get(writer) ?? new WriteQueue(writer, (works) => this.#transactions(works, writer));
    this.#queues.set(writer, queue);
    return this.#track(queue.write(work));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.allSettled(this.#busy);
    const forgotten = this.#connected(({ statements }) => statements.play(changesOf(FORGET, `${this.#id}/%`)));
    await Promise.allSettled([forgotten]);
    await this.pool.end();
  }

  async #transaction(works: readonly (() => Work<unknown>)[]): Promise<unknown> {
    return (await this.#transactions(works))[0];
  }

  #transactions(works: readonly (() => Work<unknown>)[], writer?: Writer): Promise<readonly unknown[]> {
    return this.#patiently(async () => {
      if (writer) assertWritable(writer);
      const { values, lost } = await this.#connected((connection) => transact(connection, writer, works, this.name));
      if (!lost || (isUnreachable(lost.error) && (await this.#wasCommitted(lost.link, lost.number)))) return values;
      throw lost.error;
    });
  }

  #wasCommitted(link: string, number: number): Promise<boolean> {
    return this.#patiently(() => this.#connected(({ statements }) => statements.play(wasCommitted(link, number))));
  }

  /** A connection that failed, or that cannot even undo what was begun, is not used again. */
  async #connected<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      const value = await work(this.#connection(client));
      client.release();
      return value;
    } catch (error) {
      const isUsable =
        !isUnreachable(error) &&
        (await client.query({ text: 'ROLLBACK' }).then(
          () => true,
          () => false,
        ));
      client.release(!isUsable);
      throw error;
    }
  }

  #connection(client: PostgresClient): Connection {
    const known = this.#connections.get(client);
    if (known) return known;
    const made = { statements: new Statements(client, this.#names), link: new Link(`${this.#id}/${this.#links++}`) };
    this.#connections.set(client, made);
    return made;
  }

  async #patiently<T>(attempt: () => Promise<T>): Promise<T> {
    const until = performance.now() + this.patienceMs;
    for (let conflicts = 0; ;) {
      try {
        return await attempt();
      } catch (error) {
        const again = isConflict(error) ? conflicts++ < MOST_CONFLICTS : isUnreachable(error) && performance.now() < until;
        if (!again) throw storeError(error, this.name);
      }
      await sleep(PAUSE_MS);
    }
  }

  #track<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.finally(() => this.#busy.delete(settled));
    this.#busy.add(settled);
    return settled;
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('store_closed', `The store ${this.name} is closed.`, 'Open it again.');
  }
}
