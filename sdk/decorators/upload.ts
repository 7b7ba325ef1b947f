import type { Class, DataClass } from '../document/class.js';
import { addOperation } from '../document/store.js';
import type { Pick as Selecting } from '../document/slot.js';
import type { Writer } from '../document/part.js';
import { writeEffect, type Effect } from '../effect/effect.js';
import { writeJob, type Job } from './job.js';
import { writeCommon, type MemberDecorator, type OperationOptions } from './member.js';
import { writeRequest, type PathFor, type RequestShape } from './request.js';

declare const types: unique symbol;

/** A declared upload: one call whose body is a file, with one result. */
export interface Upload<I, O> {
  readonly [types]: { readonly kind: 'upload'; readonly input: (input: I) => I; readonly output: (output: O) => O };
}

export type UploadOptions<I, O> = OperationOptions &
  Pick<RequestShape<I>, 'input' | 'arrays' | 'headers'> & {
    /** Default `POST`. */
    readonly method?: 'POST' | 'PUT';
    /** Media type that is sent, whatever the file's own is. Default: the file's own, else `application/octet-stream`. */
    readonly type?: string;
    /** Longest file that the vendor takes, in bytes; a longer one is refused before it is sent, or as soon as it proves to be. */
    readonly maxBytes?: number;
    /** Class of the result; absent when the answer holds nothing of use. */
    readonly output?: DataClass<O>;
    /** Where the result is in the body of the answer. Default: the whole body. */
    readonly select?: Selecting<never, unknown>;
    /** The call only starts it; `output` and `select` are of what it gives in the end. */
    readonly job?: Job;
    /** What repeating the call does. */
    readonly effect: Effect<NoInfer<I>, NoInfer<O>>;
  };

/** `POST path`, or PUT, with a file as the body. Input fields go to the path or the query, unless they say a header or a cookie. */
export function Upload<const P extends string, I = void, O = void>(
  path: PathFor<P, I>,
  options: UploadOptions<I, O>,
): MemberDecorator<Upload<I, O>> {
  const { method = 'POST', type, maxBytes, output, select, job } = options;
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'upload',
      write: (writer, context) => {
        checkFile(writer, options);
        const written = writeRequest(writer, context, method, path, options, 'query');
        return {
          kind: 'upload',
          ...writeCommon(writer, context, options, `${method} ${path}`),
          ...written,
          ...(type === undefined ? {} : { type }),
          ...(maxBytes === undefined ? {} : { maxBytes }),
          ...(output ? { output: writer.schema(output) } : {}),
          ...(select ? { select: writer.select('select', select) } : {}),
          ...(job ? { job: writeJob(writer, job, written.request, options.input) } : {}),
          effect: writeEffect(writer, options.effect),
        };
      },
    });
}

function checkFile(writer: Writer, { type, maxBytes }: Pick<UploadOptions<never, never>, 'type' | 'maxBytes'>): void {
  if (type !== undefined && !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *; *[\x20-\x7e]+)?$/.test(type))
    writer.fault(`\`${type}\` is no media type`, "Write it as the vendor does: `type: 'application/zip'`.");
  if (maxBytes !== undefined && !(Number.isSafeInteger(maxBytes) && maxBytes > 0))
    writer.fault('`maxBytes` is no number of bytes', 'Give a whole number above zero, or leave it out.');
}
