import type { Class } from '../document/class.js';
import type { DownloadDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import { addOperation } from '../document/store.js';
import { read, writeEffect, type Effect } from '../effect/effect.js';
import { writeJob, type FileJob } from './job.js';
import { writeCommon, type MemberDecorator, type OperationOptions } from './member.js';
import { writeRequest, type PathFor, type RequestShape } from './request.js';

declare const types: unique symbol;

/** A declared download: one call that gives a file, as it comes. */
export interface Download<I> {
  readonly [types]: { readonly kind: 'download'; readonly input: (input: I) => void };
}

export type DownloadOptions<I> = OperationOptions &
  Omit<RequestShape<I>, 'answer'> & {
    readonly service?: string;
    /** Header of the answer with the hex SHA-256 of the file; a file that is another one ends with an error. */
    readonly sha256Header?: string;
    /** The call only starts it; the file is what the job's `result` gives. */
    readonly job?: FileJob;
  } & ({ readonly method?: 'GET' } | { readonly method: 'POST'; readonly effect: Effect });

/** A file from `GET path`, or from a POST that makes it. */
export function Download<const P extends string, I = void>(path: PathFor<P, I>, options: DownloadOptions<I>): MemberDecorator<Download<I>> {
  const method = options.method ?? 'GET';
  const effect: Effect | undefined = 'effect' in options ? options.effect : method === 'GET' ? read : undefined;
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'download',
      write: (writer, context) => {
        const { request, ...rest } = writeRequest(writer, context, method, path, options);
        return {
          kind: 'download',
          ...writeCommon(writer, context, options, `${method} ${path}`),
          ...rest,
          request,
          ...(options.sha256Header === undefined ? {} : { sha256Header: options.sha256Header }),
          ...(options.job ? { job: writeJob(writer, options.job, request, options.input) } : {}),
          effect: writeFileEffect(writer, effect),
        };
      },
    });
}

function writeFileEffect(writer: Writer, given: Effect | undefined): DownloadDocument['effect'] {
  const effect = writeEffect(writer, given);
  if (effect.kind !== 'lookup') return effect;
  writer.under('effect').fault('a file cannot be looked up', 'Choose idempotent, keyed(header), unsafe, or read.');
  return { kind: 'unsafe' };
}
