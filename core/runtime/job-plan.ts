import type { ConnectorDocument, JobDocument, RequestDocument, Selector } from 'trunkline/document';
import { pathNames } from '#host';
import { selector, type SlotCode } from '../document/select.js';
import { requestBuilder } from '../http/build-request.js';

type Read = (answer: unknown) => unknown;
type Reads = readonly (readonly [name: string, read: Read])[];

/** A request that a job asks beside its start, and what its path is filled from: the last of those that have a name counts. */
export interface JobRequest {
  readonly build: ReturnType<typeof requestBuilder>;
  readonly names: readonly string[];
  readonly fromStart: Reads;
  readonly fromStatus: Reads;
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
  /** Input fields that stand in a path. */
  readonly inputNames: readonly string[];
}

/** `start` is the request that begins it; its service and fixed headers are the job's as well, `resultHeaders` the result's alone. */
export function planJob(
  document: ConnectorDocument,
  start: RequestDocument,
  job: JobDocument,
  code: SlotCode,
  resultHeaders: Readonly<Record<string, string>> = {},
): JobPlan {
  const reads = (from: Readonly<Record<string, Selector>> = {}): Reads =>
    Object.entries(from).map(([name, select]) => [name, selector(select, code)]);
  const request = (path: string, fromStatus: Reads, headers: Readonly<Record<string, string>>): JobRequest => {
    const names = pathNames(path);
    const fields = Object.fromEntries(names.map((name) => [name, { in: 'path', name } as const]));
    const build = requestBuilder(document, { method: 'GET', path, fields, headers: { ...headers, ...start.headers } }, undefined);
    return { build, names, fromStart: reads(job.with).filter(([name]) => names.includes(name)), fromStatus };
  };
  const status = request(job.status, [], {});
  const result = job.result && request(job.result.path, reads(job.result.with), resultHeaders);
  return {
    status,
    result,
    state: selector(job.state, code),
    message: job.message && selector(job.message, code),
    done: new Set(job.done),
    failed: new Set(job.failed),
    everyMs: job.everyMs,
    inputNames: [status, result].flatMap((one) => (one ? namesOfInput(one) : [])),
  };
}

function namesOfInput({ names, fromStart, fromStatus }: JobRequest): string[] {
  const read = [...fromStart, ...fromStatus].map(([name]) => name);
  return names.filter((name) => !read.includes(name));
}
