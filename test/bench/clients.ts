import { randomUUID } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import axios from 'axios';
import { createRuntime, type Connection } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import { Agent } from 'undici';
import { Bench, PAGE_SIZE, TOKEN, type Contact } from './vendor.js';

interface Body {
  readonly data: readonly Contact[];
  readonly page_count: number;
}

/** Something that reads the vendor: ours, or what one would write by hand. */
export interface Client extends AsyncDisposable {
  /** One contact. */
  one(): Promise<Contact>;
  /** Reads the whole list record by record; how many there were. */
  all(): Promise<number>;
}

const HEADERS = { accept: 'application/json', authorization: `Bearer ${TOKEN}` };

export async function trunkline(url: string, options: { readonly readAhead?: number } = {}): Promise<Client> {
  const runtime = createRuntime({ connectors: [Bench] });
  const services = { api: { url, allowLoopback: true } };
  const connection: Connection<Bench> = await runtime.connect(Bench, { token: new Secret(TOKEN) }, { services });
  return {
    one: () => connection.call('readContact', { id: 1 }),
    async all() {
      const list = connection.list('listContacts', undefined, options);
      let count = 0;
      for await (const { id } of list) count += id > 0 ? 1 : 0;
      return count;
    },
    [Symbol.asyncDispose]: () => runtime.close(),
  };
}

/** undici alone: nothing is checked, nothing is retried. */
export function bareUndici(url: string): Client {
  const dispatcher = new Agent();
  const { origin, pathname } = new URL(url);
  const read = async (path: string): Promise<unknown> => {
    const { body } = await dispatcher.request({ origin, path: pathname + path, method: 'GET', headers: HEADERS });
    return body.json();
  };
  return { ...looped(read), [Symbol.asyncDispose]: () => dispatcher.close() };
}

/** Reads a contact and writes a note. */
export interface Notes extends AsyncDisposable {
  read(id: number): Promise<Contact>;
  create(note: { readonly contact_id: number; readonly text: string }): Promise<unknown>;
}

/** The same by hand on undici, with a key that nobody keeps. */
export function bareNotes(url: string): Notes {
  const dispatcher = new Agent();
  const { origin, pathname } = new URL(url);
  const send = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const headers = body ? { ...HEADERS, 'content-type': 'application/json', 'idempotency-key': randomUUID() } : HEADERS;
    const answer = await dispatcher.request({
      origin,
      path: pathname + path,
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.body.json();
  };
  return {
    read: async (id) => (await send('GET', `/contacts/${id}`)) as Contact,
    create: (note) => send('POST', '/notes', note),
    [Symbol.asyncDispose]: () => dispatcher.close(),
  };
}

/** axios alone, over its `http` adapter with connections kept open. */
export function bareAxios(url: string): Client {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const client = axios.create({ baseURL: url, adapter: 'http', httpAgent, headers: HEADERS });
  const read = async (path: string): Promise<unknown> => (await client.get<unknown>(path)).data;
  return { ...looped(read), [Symbol.asyncDispose]: async () => httpAgent.destroy() };
}

function looped(read: (path: string) => Promise<unknown>): Pick<Client, 'one' | 'all'> {
  return {
    one: async () => (await read('/contacts/1')) as Contact,
    async all() {
      let count = 0;
      for (let page = 1, last = 1; page <= last; page += 1) {
        const { data, page_count } = (await read(`/contacts?page=${page}&per_page=${PAGE_SIZE}`)) as Body;
        for (const { id } of data) count += id > 0 ? 1 : 0;
        last = page_count;
      }
      return count;
    },
  };
}
