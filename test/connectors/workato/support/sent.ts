import type { Connection, Http } from 'trunkline';
import { Workato } from 'trunkline/connectors/workato';
import { Secret } from 'trunkline/sdk';
import type { WireRequest } from '../../../../core/ports/http.js';
import { open } from '../../../core/support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../../../core/support/scripted-http.js';

export type Settings = Readonly<Record<string, unknown>>;

export const US: Settings = { token: new Secret('tok'), region: 'us', workspace: 'own' };

export function openWorkato(http: Http, settings: Settings = US): Promise<Connection<Workato>> {
  return open(Workato, { http, settings: settings as never });
}

/** A request in a line: `METHOD url body`. */
export function lineOf({ method, url, body }: WireRequest): string {
  return [method, decodeURIComponent(url.href), ...(body === undefined ? [] : [String(body)])].join(' ');
}

/** Calls an action whose vendor answers with `answer`, or with one by turns, and gives what was sent and what came of it. */
export async function called(operation: string, input: unknown, answer: Reply | (() => Reply), settings?: Settings) {
  const http = new ScriptedHttp(() => (typeof answer === 'function' ? answer() : answer));
  const workato = await openWorkato(http, settings);
  const output: unknown = await workato.call(operation as never, input as never);
  return { lines: http.requests.map(lineOf), output };
}

/** Reads a list whose pages are answered in this order, and gives what was sent, which records came and how it ended. */
export async function read(operation: string, input: unknown, pages: readonly unknown[], settings?: Settings) {
  const http = new ScriptedHttp((_request, index) => json(pages[index]));
  const workato = await openWorkato(http, settings);
  const records: unknown[] = [];
  const list = workato.list(operation as never, input as never) as unknown as AsyncIterable<unknown> & { readonly outcome?: unknown };
  for await (const record of list) records.push(record);
  return { lines: http.requests.map(lineOf), records, outcome: list.outcome };
}
