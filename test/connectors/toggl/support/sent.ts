import type { Connection, Http } from 'trunkline';
import { Toggl } from 'trunkline/connectors/toggl';
import { Secret } from 'trunkline/sdk';
import type { WireRequest } from '../../../../core/ports/http.js';
import { open } from '../../../core/support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../../../core/support/scripted-http.js';

export type Settings = Readonly<Record<string, unknown>>;

export const BY_TOKEN: Settings = { sign_in: 'token', token: new Secret('tok') };

export function openToggl(http: Http, settings: Settings = BY_TOKEN): Promise<Connection<Toggl>> {
  return open(Toggl, { http, settings: settings as never });
}

/** A request in a line, as `GET https://api.track.toggl.com/api/v9/me`, and what it says in its body. */
export interface Sent {
  readonly line: string;
  readonly body?: unknown;
}

export function told({ method, url, body }: WireRequest): Sent {
  return { line: `${method} ${url.href}`, ...(body === undefined ? {} : { body: JSON.parse(String(body)) as unknown }) };
}

/** Calls an action whose vendor answers with `answer`, and gives what was sent and what came of it. */
export async function called(operation: string, input: unknown, answer: unknown, settings?: Settings) {
  const http = new ScriptedHttp(() => (answer === undefined ? { status: 200 } : json(answer)));
  const toggl = await openToggl(http, settings);
  const output: unknown = await toggl.call(operation as never, input as never);
  return { sent: http.requests.map(told), output };
}

/** The line of the only request of an action, and its body when it has one. */
export async function sends(operation: string, input?: unknown, answer?: unknown, settings?: Settings): Promise<Sent> {
  const { sent } = await called(operation, input, answer, settings);
  return sent[0]!;
}

/** Reads a list whose pages are answered in this order, and gives what was sent and which records came. */
export async function read(operation: string, input: unknown, pages: readonly Reply[], settings?: Settings) {
  const http = new ScriptedHttp((_request, index) => pages[index] ?? json([]));
  const toggl = await openToggl(http, settings);
  const records: unknown[] = [];
  const list = toggl.list(operation as never, input as never) as unknown as AsyncIterable<unknown>;
  for await (const record of list) records.push(record);
  return { sent: http.requests.map(told), records };
}
