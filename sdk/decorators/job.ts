import type { Class } from '../document/class.js';
import { jobFaults } from '../document/job-faults.js';
import type { JobDocument, JobResultDocument } from '../document/job-document.js';
import type { RequestDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import type { Pick } from '../document/slot.js';
import { fieldsOf } from '../document/store.js';

/** Values for the names of a path, read from an answer: `{ id: (started: Started) => started.id }`. */
export type PathValues = Readonly<Record<string, Pick<never, unknown>>>;

/**
 * What a call has only started. The vendor is asked how it stands, by GET at the operation's service, until it is done or the call's time is
 * over. A `{name}` of a path is filled from `with`, else from the input field of that name.
 */
export interface Job {
  /** Path of the status: `/exports/{id}`. */
  readonly status: string;
  /** Read from the answer of the start; for both paths. */
  readonly with?: PathValues;
  /** Where the status says how the job stands. A state that is named nowhere means: not yet. */
  readonly state: Pick<never, unknown>;
  readonly done: readonly string[];
  /** The call then rejects with a RejectedError. */
  readonly failed: readonly string[];
  /** Where the status says why it failed. */
  readonly message?: Pick<never, unknown>;
  /** Wait before each look; a `Retry-After` of the vendor's answer wins. */
  readonly everySeconds: number;
  /** Path of the result, or with values read from the last status. Without it, the last status is the result. */
  readonly result?: JobResult;
}

export type JobResult = string | { readonly path: string; readonly with: PathValues };

/** A job whose result is a file. */
export interface FileJob extends Job {
  readonly result: JobResult;
}

export function writeJob(
  writer: Writer,
  job: FileJob,
  request: RequestDocument,
  input: Class | undefined,
): JobDocument & { result: JobResultDocument };
export function writeJob(writer: Writer, job: Job, request: RequestDocument, input: Class | undefined): JobDocument;
export function writeJob(outer: Writer, job: Job, request: RequestDocument, input: Class | undefined): JobDocument {
  const writer = outer.under('job');
  const document = {
    status: job.status,
    ...(job.with ? { with: writeValues(writer, 'with', job.with) } : {}),
    state: writer.select('state', job.state),
    done: job.done,
    failed: job.failed,
    ...(job.message ? { message: writer.select('message', job.message) } : {}),
    everyMs: job.everySeconds * 1000,
    ...(job.result === undefined ? {} : { result: writeResult(writer, job.result) }),
  };
  const declared = input && fieldsOf(input);
  const isOptional = (field: string): boolean => declared?.get(field)?.optional === true;
  const faults = jobFaults(document, { request, isOptional });
  for (const { at, problem, remedy } of faults) writer.under(at).fault(problem, remedy);
  return document;
}

function writeResult(writer: Writer, result: JobResult): JobResultDocument {
  if (typeof result === 'string') return { path: result };
  return { path: result.path, with: writeValues(writer, 'result.with', result.with) };
}

function writeValues(writer: Writer, part: string, values: PathValues): Record<string, Selector> {
  return Object.fromEntries(Object.entries(values).map(([name, pick]) => [name, writer.select(`${part}.${name}`, pick)]));
}
