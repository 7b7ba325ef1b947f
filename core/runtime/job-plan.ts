import type { ConnectorDocument, JobDocument, RequestDocument, Selector } from 'trunkline/document';
import { pathNames } from '#host';
import { selector, type SlotCode } from '../document/select.js';
import { requestBuilder } from '../http/build-request.js';

type Read = (answer: unknown) => unknown;
type Reads = readonly (readonly [name: string, read: Read])[];

/** A request that a job makes after its start. A name of its path is filled from the last status, else from the start, else from the input. */
export interface JobRequest {
  readonly build: ReturnType<typeof requestBuilder>;
  readonly fromStatus: Reads;
  readonly fromStart: Reads;
  readonly fromInput: readonly string[];
}

/** The job of an operation, compiled: the same for every connection and call. */
export interface JobPlan {
  readonly status: JobRequest;
  readonly result: JobRequest | undefined;
  readonly state: Read;
  readonly message: Read | undefined;
  readonly done: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly everyMs: number;
}

/** What only the request for the result has. */
export type ResultRequest = Pick<RequestDocument, 'answer' | 'headers'>;

/** `start` is the request that begins the job; its fixed headers are sent with the others as well. */
export function planJob(
  document: ConnectorDocument,
  start: RequestDocument,
  job: JobDocument,
  resultRequest: ResultRequest,
  code: SlotCode,
): JobPlan {
  const compile = (from: Readonly<Record<string, Selector>> = {}): Reads =>
    Object.entries(from).map(([name, select]) => [name, selector(select, code)]);
  const started = compile(job.with);
  const request = (path: string, fromStatus: Reads, { answer, headers }: ResultRequest): JobRequest => {
    const names = pathNames(path);
    const fields = Object.fromEntries(names.map((name) => [name, { in: 'path', name } as const]));
    const build = requestBuilder(document, { method: 'GET', path, fields, answer, headers: { ...headers, ...start.headers } }, undefined);
    const fromStart = started.filter(([name]) => names.includes(name));
    const read = [...fromStatus, ...fromStart].map(([name]) => name);
    return { build, fromStatus, fromStart, fromInput: names.filter((name) => !read.includes(name)) };
  };
  return {
    status: request(job.status, [], {}),
    result: job.result && request(job.result.path, compile(job.result.with), resultRequest),
    state: selector(job.state, code),
    message: job.message && selector(job.message, code),
    done: new Set(job.done),
    failed: new Set(job.failed),
    everyMs: job.everyMs,
  };
}
