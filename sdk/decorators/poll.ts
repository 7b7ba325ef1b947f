import type { Class, DataClass } from '../document/class.js';
import type { OperationContext } from '../document/declaration.js';
import type { Detects, ListDocument, PollDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import type { Pick as Picked } from '../document/slot.js';
import { addOperation, operationsOf } from '../document/store.js';
import { cursorTypeOf } from '../document/cursor-type.js';
import { DocumentWriter } from '../document/writer.js';
import { type KeyPick, writeKey } from './event-key.js';
import type { List } from './list.js';
import { checkPollWords } from './poll-words.js';
import { writeCommon, type OperationOptions, type OwnRequest } from './member.js';
import type { Difference, Trigger } from './trigger.js';
import { writeWebhook, type WebhookForm } from './webhook-form.js';

type SinceFormat = NonNullable<PollDocument['sinceFormat']>;

export interface PollOptions<
  R,
  C extends string | number,
  S extends string,
  F extends SinceFormat = never,
  D extends Detects = never,
> extends Omit<OperationOptions, OwnRequest> {
  readonly record: DataClass<R>;
  /** What identifies an event. Default: the list's key. */
  readonly key?: KeyPick<R>;
  /**
   * What is an event besides a record whose key is new. The list is read to its end each time and held against the reading before: `changes` tells each
   * change of a record's content, with the record as it is; `differences` each record that came, changed or went, as a Difference.
   */
  readonly detects?: D;
  /** Goes on at the last page of the poll before, by the vendor's own continuation: for a list that is oldest-first and read by a cursor. */
  readonly continues?: boolean;
  /** When the record was made, where `cursor` tells its changes: an old record is then not new when it is changed. */
  readonly created?: Picked<R, string | null | undefined>;
  /** What grows with time: a creation time or an increasing number. A list that is newest-first can do without. */
  readonly cursor?: Picked<R, C>;
  /** Input field of the list that takes the cursor, inclusive. Without it, a newest-first list is read until a page holds only known records. */
  readonly since?: S;
  /** How that field writes a time, where it is not as the records do: a cursor in ISO 8601 for a filter in unix seconds. */
  readonly sinceFormat?: F;
  /**
   * How far behind the cursor to read again for records that were committed late: seconds, or the number's own unit. Default 300; 0 for numbers. Without
   * a cursor: how many known records in a row end the reading, where changes bring them to the top. Default: a page of them.
   */
  readonly overlap?: number;
  /** The same event as a notification of the connector's webhooks. Both forms must give one record the same key. */
  readonly webhook?: WebhookForm<NoInfer<R>>;
}

/** Decorates a trigger member; the name is refused, with the reason as its type, where member, list, record, cursor and `since` disagree. */
type PollDecorator<R, L extends string, C, S extends string, F, D> = <T extends object, K extends string & keyof T>(
  target: T,
  name: K & (L extends keyof T ? Agreement<T[K], T[L], R, Told<R, D>, Written<C, F>, S> : [`there is no member ${L}`]),
) => void;

/** What `since` is given: the cursor, or the time that it tells in another form. */
type Written<C, F> = [F] extends [never] ? C : F extends 'date' ? string : number;

/** What an event is. */
type Told<R, D> = [D] extends [never] ? R : [D] extends ['differences'] ? Difference<R> : R;

type Agreement<Member, Listed, R, E, C, S extends string> =
  Listed extends List<infer I, R>
    ? Member extends Trigger<I, E>
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
export function Poll<
  const L extends string,
  R extends object,
  C extends string | number,
  const S extends string = never,
  const F extends SinceFormat = never,
  const D extends Detects = never,
>(list: L, options: PollOptions<R, C, S, F, D>): PollDecorator<R, L, C, S, F, D> {
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'trigger',
      write: (writer, context) => {
        const source = listOf(writer, context, list);
        const poll = writePoll(writer.under('', 'poll'), list, source, options);
        const { webhook, record } = options;
        return {
          kind: 'trigger',
          ...writeCommon(writer, context, options, `poll of ${list}`),
          ...(options.source === undefined && source ? { source: source.source } : {}),
          ...(options.scopes === undefined && source?.scopes ? { scopes: source.scopes } : {}),
          ...(source?.input ? { input: source.input } : {}),
          effect: { kind: 'read' },
          record: writer.schema(record),
          poll,
          ...(webhook ? { webhook: writeWebhook(writer.under('webhook'), webhook, record, poll.key) } : {}),
        };
      },
    });
}

/** The list as its own decorator writes it; it tells its own faults and slots, so those are left out here. */
function listOf(writer: Writer, context: OperationContext, list: string): ListDocument | undefined {
  const declared = operationsOf(context.owner).get(list)?.operation;
  const source = declared?.write(new DocumentWriter(context.owner.name), { ...context, name: list });
  if (source?.kind === 'list') return source;
  writer.fault(`\`${list}\` is no list of ${context.owner.name}`, 'Name a member decorated with @List.');
  return undefined;
}

function writePoll<R, C extends string | number, S extends string>(
  writer: Writer,
  list: string,
  source: ListDocument | undefined,
  options: PollOptions<R, C, S, SinceFormat, Detects>,
): PollDocument {
  const { record, key, cursor, created, since, sinceFormat, overlap, detects, continues } = options;
  const identity = key ? writeKey(writer, key) : source?.key;
  if (identity === undefined) writer.fault('nothing identifies an event', `Give the trigger or \`${list}\` a \`key\`.`);
  const order = source?.order ?? 'none';
  if (source) checkPollWords(writer, list, order, options);
  const grows = cursor === undefined ? undefined : writeCursor(writer.select('cursor', cursor), record, overlap);
  if (sinceFormat !== undefined && grows?.cursorType !== 'instant')
    writer.fault('`sinceFormat` is given and the cursor tells no time', 'Read the cursor from a field with @IsISO8601(), or leave it out.');
  if (created !== undefined && grows?.cursorType !== 'instant')
    writer.fault('`created` is given and the cursor tells no time', 'Read the cursor from a field with @IsISO8601(), or leave it out.');
  return {
    list,
    key: identity ?? { path: [] },
    ...(detects && { detects }),
    ...(continues && { continues }),
    ...(created === undefined ? {} : { created: writer.select('created', created) }),
    ...grows,
    ...(cursor === undefined && overlap !== undefined ? { overlap } : {}),
    ...(since === undefined ? {} : { since }),
    ...(sinceFormat === undefined ? {} : { sinceFormat }),
    order,
  };
}

function writeCursor(
  cursor: Selector,
  record: Class,
  overlap: number | undefined,
): Pick<PollDocument, 'cursor' | 'cursorType' | 'overlap'> {
  const cursorType = cursorTypeOf(record, cursor);
  return { cursor, cursorType, overlap: cursorType === 'instant' ? (overlap ?? 300) * 1000 : (overlap ?? 0) };
}
