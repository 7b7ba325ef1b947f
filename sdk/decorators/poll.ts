import type { Class, DataClass } from '../document/class.js';
import type { ListDocument } from '../document/operation-document.js';
import type { Pick } from '../document/slot.js';
import { addOperation, operationsOf } from '../document/store.js';
import { cursorTypeOf } from '../document/cursor-type.js';
import { DocumentWriter } from '../document/writer.js';
import type { List } from './list.js';
import { writeCommon, type OperationOptions } from './member.js';

declare const types: unique symbol;

/** A declared trigger: each new record of a list is one event. */
export interface Trigger<I, R> {
  readonly [types]: { readonly kind: 'trigger'; readonly input: (input: I) => void; readonly record: R };
}

export interface PollOptions<R, C extends string | number, S extends string> extends Omit<OperationOptions, 'auth' | 'errors' | 'service'> {
  readonly record: DataClass<R>;
  /** What identifies an event. Default: the list's key. */
  readonly key?: Pick<R, string | number>;
  /** What grows with time: a creation time or an increasing number. */
  readonly cursor: Pick<R, C>;
  /** Input field of the list that takes the cursor, inclusive. Without it, the list is read until a page holds only known records. */
  readonly since?: S;
  /** How far behind the cursor to read again for records that were committed late: seconds, or the number's own unit. Default 300; 0 for numbers. */
  readonly overlap?: number;
}

/** Decorates a trigger member; the name is refused, with the reason as its type, where member, list, record, cursor and `since` disagree. */
type PollDecorator<R, L extends string, C, S extends string> = <T extends object, K extends string & keyof T>(
  target: T,
  name: K & (L extends keyof T ? Agreement<T[K], T[L], R, C, S> : [`there is no member ${L}`]),
) => void;

type Agreement<Member, Listed, R, C, S extends string> =
  Listed extends List<infer I, R>
    ? Member extends Trigger<I, R>
      ? SinceAgreement<I, C, S>
      : ["this member is no Trigger of the list's input and this record"]
    : ['the member it polls is no List of this record'];

type SinceAgreement<I, C, S extends string> = [S] extends [never]
  ? unknown
  : S extends keyof I
    ? C extends I[S]
      ? undefined extends I[S]
        ? unknown
        : [`${S} must be optional: the first poll has no cursor`]
      : [`the cursor gives another type than ${S} takes`]
    : [`the list's input has no field ${S}`];

/** A polling trigger over a list of the same class. Path, pager, auth and order are the list's; the host keeps cursor and memory. */
export function Poll<const L extends string, R extends object, C extends string | number, const S extends string = never>(
  list: L,
  options: PollOptions<R, C, S>,
): PollDecorator<R, L, C, S> {
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'trigger',
      write: (writer, context) => {
        // Written apart: the list tells its own faults and slots.
        const source = operationsOf(context.owner)
          .get(list)
          ?.operation.write(new DocumentWriter(context.owner.name), { ...context, name: list }) as ListDocument | undefined;
        if (source?.kind !== 'list') writer.fault(`\`${list}\` is no list of ${context.owner.name}`, 'Name a member decorated with @List.');
        const key = options.key ? writer.select('key', options.key) : source?.key;
        if (key === undefined) writer.fault('nothing identifies an event', `Give the trigger or \`${list}\` a \`key\`.`);
        const cursor = writer.select('cursor', options.cursor);
        const cursorType = cursorTypeOf(options.record, cursor);
        return {
          kind: 'trigger',
          ...writeCommon(writer, context, options, `poll of ${list}`),
          ...(options.source === undefined && source ? { source: source.source } : {}),
          ...(source?.input ? { input: source.input } : {}),
          effect: { kind: 'read' },
          list,
          record: writer.schema(options.record),
          key: key ?? { path: [] },
          cursor,
          ...(options.since === undefined ? {} : { since: options.since }),
          cursorType,
          overlap: cursorType === 'instant' ? (options.overlap ?? 300) * 1000 : (options.overlap ?? 0),
          order: source?.order ?? 'none',
        };
      },
    });
}
