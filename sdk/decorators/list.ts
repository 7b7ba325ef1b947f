import type { Class, DataClass } from '../document/class.js';
import type { ListOrder, Method } from '../document/operation-document.js';
import { Slot, type Pick } from '../document/slot.js';
import type { WindowsDocument } from '../document/pager-document.js';
import type { Part, Writer } from '../document/part.js';
import { addOperation, fieldsOf } from '../document/store.js';
import { read, writeEffect, type Effect } from '../effect/effect.js';
import { writeErrorNames, type ErrorClass } from '../error-table/error-names.js';
import type { Pages } from '../http/pages.js';
import type { Pagination } from '../pagination/pagination.js';
import { inputClass, slotName, type MethodDecorator } from './action.js';
import { writeDetail, type DetailAgreement, type DetailOptions } from './detail.js';
import { checkInjection, writeCommon, type MemberDecorator, type OperationOptions } from './member.js';
import { writeRequest, type PathFor, type RequestShape } from './request.js';

declare const types: unique symbol;

/** A declared list action: one call that gives pages of records. `D` is what its `detail` gives for a record. */
export interface List<I, R, D = unknown> {
  readonly [types]: { readonly kind: 'list'; readonly input: (input: I) => I; readonly record: (record: R) => R; readonly detail: D };
}

interface RecordOptions<R> extends OperationOptions {
  readonly record: DataClass<R>;
  /** What identifies a record: `(contact) => contact.id`. With it, a record that comes twice because the list shifted is dropped. */
  readonly key?: Pick<R, string | number>;
  readonly order?: ListOrder;
  /** Its records are summaries: the action that reads one in full. */
  readonly detail?: DetailOptions<R>;
}

export type ListOptions<I, R> = Omit<RecordOptions<R>, 'detail'> &
  RequestShape<I> & {
    readonly service?: string;
    /** Instead of the connector's. */
    readonly pagination?: Pagination;
    /** For a vendor that answers only for so much time at once: `timeWindows({ ... })`. */
    readonly windows?: Part<WindowsDocument>;
    /** Errors of its first page that mean an empty list, where a vendor answers so for nothing found. */
    readonly empty?: readonly ErrorClass[];
    /** Code that says which records are handed out, where the vendor cannot be asked for them alone. */
    readonly filter?: Slot<(record: NoInfer<R>) => boolean>;
    /** Code that makes a record of each item of a page, before it is checked against the record class. */
    readonly transform?: Slot<(item: never) => NoInfer<R>>;
  } & ({ readonly method?: 'GET' } | { readonly method: Exclude<Method, 'GET'>; readonly effect: Effect });

/** Decorates a list member. With `detail`, the name is refused, with the reason as its type, where record and action disagree. */
type ListDecorator<I, R, D extends DetailOptions<R>> = string extends D['action']
  ? MemberDecorator<List<I, R>>
  : <T extends object, K extends string & keyof T>(
      target: T,
      name: K & (T[K] extends List<I, R, infer View> ? DetailAgreement<T, D, View> : ['this member is no List of this input and record']),
    ) => void;

/** A list read from `GET path`, or from another method where the vendor searches by POST. */
export function List<const P extends string, R, const D extends DetailOptions<R>, I = void>(
  path: PathFor<P, I>,
  options: ListOptions<I, R> & { readonly detail?: D },
): ListDecorator<I, R, D> {
  const method: Method = options.method ?? 'GET';
  const effect: Effect | undefined = 'effect' in options ? options.effect : method === 'GET' ? read : undefined;
  return (target: object, name: string) =>
    addOperation(target.constructor as Class, name, {
      kind: 'list',
      write: (writer, context) => ({
        kind: 'list',
        ...writeCommon(writer, context, options, `${method} ${path}`),
        ...writeRequest(writer, context, method, path, options),
        record: writer.schema(options.record),
        ...(options.key ? { key: writer.select('key', options.key) } : {}),
        ...(options.order ? { order: options.order } : {}),
        ...(options.pagination ? { pagination: options.pagination.write(writer.under('pagination')) } : {}),
        ...(options.detail ? { detail: writeDetail(writer, options.detail) } : {}),
        ...(options.windows ? { windows: writeWindows(writer.under('windows'), options) } : {}),
        ...(options.empty ? { empty: writeErrorNames(writer.under('empty'), options.empty) } : {}),
        ...(options.filter ? { filter: { slot: writer.slot('filter', options.filter) } } : {}),
        ...(options.transform ? { transform: { slot: writer.slot('transform', options.transform) } } : {}),
        effect: writeEffect(writer, effect),
      }),
    });
}

function writeWindows<I, R>(writer: Writer, { windows, input }: ListOptions<I, R>): WindowsDocument {
  const document = windows!.write(writer);
  const known = input ? fieldsOf(input) : new Map();
  for (const field of [document.from, document.until]) {
    if (!known.has(field))
      writer.fault(`\`${field}\` is no field of the list's input`, 'Declare both bounds of a window in its input class.');
  }
  return document;
}

/** A method that is a list no declaration can say. */
export function ListAction<R>(options: RecordOptions<R> & { readonly reason?: string }): MethodDecorator<Pages<R>> {
  return (target, name) => {
    const owner = target.constructor as Class;
    addOperation(owner, name, {
      kind: 'list',
      write: (writer, context) => {
        checkInjection(writer, owner);
        const input = inputClass(writer, owner, name);
        const run = (owner.prototype as Record<string, (input: never) => unknown>)[name]!;
        return {
          kind: 'list',
          ...writeCommon(writer, context, options, name),
          ...(input ? { input: writer.schema(input) } : {}),
          record: writer.schema(options.record),
          ...(options.key ? { key: writer.select('key', options.key) } : {}),
          ...(options.order ? { order: options.order } : {}),
          ...(options.detail ? { detail: writeDetail(writer, options.detail) } : {}),
          effect: { kind: 'read' },
          slot: writer.slot('', new Slot(slotName(name), run, options.reason, owner)),
        };
      },
    });
  };
}
