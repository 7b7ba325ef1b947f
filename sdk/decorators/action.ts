import type { Class, DataClass } from '../document/class.js';
import type { BulkDocument, Method } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import { Slot, type Pick } from '../document/slot.js';
import { addOperation, fieldsOf, parameterTypes } from '../document/store.js';
import { read, writeEffect, type Effect } from '../effect/effect.js';
import { writeErrorNames, type ErrorClass } from '../error-table/error-names.js';
import { writeJob, type Job } from './job.js';
import { checkInjection, writeCommon, type MemberDecorator, type OperationOptions } from './member.js';
import { writeRequest, type PathFor, type RequestShape } from './request.js';

declare const types: unique symbol;

/**
 * A declared action: one call with one result. A member of this type has no body; the runtime makes the call from the document. Input and
 * output are in both directions here, so that a member says no more and no less than its decorator.
 */
export interface Action<I, O> {
  readonly [types]: { readonly kind: 'action'; readonly input: (input: I) => I; readonly output: (output: O) => O };
}

/** What a call gives: null as well, where errors mean that there is nothing. */
type OrNull<O, E extends readonly ErrorClass[]> = E extends readonly [] ? O : O | null;

export interface ReadOptions<I, O, E extends readonly ErrorClass[] = readonly ErrorClass[]> extends OperationOptions, RequestShape<I> {
  /** Class of the result; absent when the answer holds nothing of use. */
  readonly output?: DataClass<O>;
  /** Where the result is in the body: `(body: { data: unknown }) => body.data`. Default: the whole body. */
  readonly select?: Pick<never, unknown>;
  /** Field of the output class that takes a bare answer: a text, a number, a list or null. `as: 'tags'` gives `{ tags: [...] }`. */
  readonly as?: keyof NoInfer<O> & string;
  readonly service?: string;
  /** Errors by which the vendor says that there is nothing: they are no faults, and the call gives null. */
  readonly empty?: E;
  /** The call only starts it; `output` and `select` are of what it gives in the end. */
  readonly job?: Job;
}

export interface WriteOptions<I, O, E extends readonly ErrorClass[] = readonly ErrorClass[]> extends ReadOptions<I, O, E> {
  /** What repeating the call does: `idempotent`, `keyed(header)`, `lookup(…)`, `unsafe`, or `read`. */
  readonly effect: Effect<NoInfer<I>, NoInfer<O>>;
  /** For a write of many items whose answer tells of each apart: when one failed, the call rejects with a PartialFailureError. */
  readonly bulk?: Bulk<NoInfer<O>>;
}

/** Where the output says which items failed. `id`, `message` and `code` read one failed item, whose class the lambda names. */
export interface Bulk<O> {
  readonly failed: Pick<O, readonly unknown[] | null | undefined>;
  readonly id?: Pick<never, string | number>;
  readonly message?: Pick<never, unknown>;
  readonly code?: Pick<never, unknown>;
}

/** `GET path` with one result. */
export function Get<const P extends string, I = void, O = void, const E extends readonly ErrorClass[] = readonly []>(
  path: PathFor<P, I>,
  options: ReadOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return call('GET', path, { ...options, effect: read });
}

/** `POST path`. */
export function Post<const P extends string, I = void, O = void, const E extends readonly ErrorClass[] = readonly []>(
  path: PathFor<P, I>,
  options: WriteOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return call('POST', path, options);
}

/** `PUT path`. */
export function Put<const P extends string, I = void, O = void, const E extends readonly ErrorClass[] = readonly []>(
  path: PathFor<P, I>,
  options: WriteOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return call('PUT', path, options);
}

/** `PATCH path`. */
export function Patch<const P extends string, I = void, O = void, const E extends readonly ErrorClass[] = readonly []>(
  path: PathFor<P, I>,
  options: WriteOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return call('PATCH', path, options);
}

/** `DELETE path`. */
export function Delete<const P extends string, I = void, O = void, const E extends readonly ErrorClass[] = readonly []>(
  path: PathFor<P, I>,
  options: WriteOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return call('DELETE', path, options);
}

function call<I, O, E extends readonly ErrorClass[]>(
  method: Method,
  path: string,
  options: WriteOptions<I, O, E>,
): MemberDecorator<Action<I, OrNull<O, E>>> {
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'action',
      write: (writer, context) => {
        const written = writeRequest(writer, context, method, path, options);
        return {
          kind: 'action',
          ...writeCommon(writer, context, options, `${method} ${path}`),
          ...written,
          ...(options.output ? { output: writer.schema(options.output) } : {}),
          ...(options.select ? { select: writer.select('select', options.select) } : {}),
          ...writeAs(writer, options),
          ...(options.empty ? { empty: writeErrorNames(writer.under('empty'), options.empty) } : {}),
          ...(options.bulk ? { bulk: writeBulk(writer.under('bulk'), options.bulk) } : {}),
          ...(options.job ? { job: writeJob(writer, options.job, written.request, options.input) } : {}),
          effect: writeEffect(writer, options.effect),
        };
      },
    });
}

function writeAs<I, O>(writer: Writer, { as, output, answer }: ReadOptions<I, O>): { readonly as?: string } {
  if (as !== undefined && !(output && fieldsOf(output).has(as))) {
    writer.fault(`\`as\` names \`${as}\`, which is no field of the output class`, 'Declare it there with @Field, or @Optional.');
  }
  if (answer === 'text' && as === undefined) {
    writer.fault('the answer is text, and nothing says where it goes', "Give an output class with a text field, and name it: `as: 'log'`.");
  }
  return as === undefined ? {} : { as };
}

function writeBulk<O>(writer: Writer, { failed, id, message, code }: Bulk<O>): BulkDocument {
  return {
    failed: writer.select('failed', failed),
    ...(id ? { id: writer.select('id', id) } : {}),
    ...(message ? { message: writer.select('message', message) } : {}),
    ...(code ? { code: writer.select('code', code) } : {}),
  };
}

export interface CodeOptions<O> extends OperationOptions {
  readonly output?: DataClass<O>;
  readonly effect: Effect<never, NoInfer<O>>;
  /** Why no declaration could say it. */
  readonly reason?: string;
}

/** Decorates a method of this result, with one parameter of any class or with none. */
export type MethodDecorator<Result> = <M extends (input: never) => Result>(
  target: object,
  name: string,
  method: TypedPropertyDescriptor<M>,
) => void;

/** A method that is an action whose request no declaration can say. Its parameter's class is the input; it sends through `HttpClient`. */
export function Action<O = void>(options: CodeOptions<O>): MethodDecorator<Promise<O>> {
  return (target, name) => {
    const owner = target.constructor as Class;
    addOperation(owner, name, {
      kind: 'action',
      write: (writer, context) => {
        checkInjection(writer, owner);
        const input = inputClass(writer, owner, name);
        const run = (owner.prototype as Record<string, (input: never) => unknown>)[name]!;
        return {
          kind: 'action',
          ...writeCommon(writer, context, options, name),
          ...(input ? { input: writer.schema(input) } : {}),
          ...(options.output ? { output: writer.schema(options.output) } : {}),
          effect: writeEffect(writer, options.effect),
          slot: writer.slot('', new Slot(slotName(name), run, options.reason, owner)),
        };
      },
    });
  };
}

/** The class of a slot method's only parameter; undefined when it takes none, or one whose class is lost. */
export function inputClass(writer: Writer, owner: Class, method: string): Class | undefined {
  const input = parameterTypes(owner, method)?.[0];
  if (input !== Object) return input as Class | undefined;
  writer.fault(
    'the input has no class at run time',
    'Import the input class as a value, not with `import type`; an interface cannot be checked.',
  );
  return undefined;
}

/** A method's name as a slot's: `createContact` is `create-contact`. */
export function slotName(method: string): string {
  return method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
