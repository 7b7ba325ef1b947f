import type { Class, DataClass } from '../document/class.js';
import type { OperationContext } from '../document/declaration.js';
import type { EachParent, EachValues, ListDocument } from '../document/operation-document.js';
import type { Part, Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import { addOperation, operationsOf } from '../document/store.js';
import { selectors } from '../document/selectors.js';
import { DocumentWriter } from '../document/writer.js';
import { writeErrorNames, type ErrorClass } from '../error-table/error-names.js';
import { writeDetail, type DetailAgreement, type DetailOptions } from './detail.js';
import type { List } from './list.js';
import { writeCommon, type OperationOptions, type OwnRequest } from './member.js';

export interface EachOptions<I, R, D extends DetailOptions<R> = DetailOptions<R>> extends Omit<OperationOptions, OwnRequest> {
  /** What it is read over: every record of `parent` lists, every one of some `values`; the first of several outermost. */
  readonly each: readonly [Part<EachParent | EachValues>, ...Part<EachParent | EachValues>[]];
  /** What the lists are given beside: each field goes to every one of them that has it. */
  readonly input?: DataClass<I>;
  /** The record of the list that is read; another one where `keep` adds to it. */
  readonly record: DataClass<R>;
  readonly key?: Pick<R, string | number>;
  /** Its records are summaries: the action that reads one in full. */
  readonly detail?: D;
  /** Errors of one parent that leave it out, as where it was deleted in between: the outcome then says `parents-skipped`. */
  readonly skip?: readonly ErrorClass[];
}

/** The records of another list, by its name in the connector; `give` fills fields of the child's input from each. */
export function parent<P extends object>(
  list: string,
  give: Readonly<Record<string, Pick<P, string | number | boolean>>>,
  options: { readonly keep?: Readonly<Record<string, Pick<P, unknown>>> } = {},
): Part<EachParent> {
  const { keep } = options;
  return {
    write: (writer) => ({
      list,
      with: selectors(writer.under(list), give),
      ...(keep ? { keep: selectors(writer.under(`${list}.keep`), keep) } : {}),
    }),
  };
}

/** Fixed values of one field of the child's input. */
export function values(field: string, each: readonly [string | number | boolean, ...(string | number | boolean)[]]): Part<EachValues> {
  return { write: () => ({ field, values: each }) };
}

/** Decorates a list member; the name is refused, with the reason as its type, where the member is no List, the child no member, or the detail of another. */
type EachDecorator<I, R, L extends string, D extends DetailOptions<R>> = <T extends object, K extends string & keyof T>(
  target: T,
  name: K &
    (L extends keyof T
      ? T[L] extends List<infer _I, infer _R>
        ? T[K] extends List<I, R, infer View>
          ? string extends D['action']
            ? unknown
            : DetailAgreement<T, D, View>
          : ['this member is no List of this input and record']
        : ['the member it reads is no List']
      : [`there is no member ${L}`]),
) => void;

/** A list of the same class, read for every parent record or value: all projects of all workspaces. */
export function Each<const L extends string, R extends object, const D extends DetailOptions<R>, I = void>(
  list: L,
  options: EachOptions<I, R, D>,
): EachDecorator<I, R, L, D> {
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'list',
      write: (writer, context) => {
        const child = readChild(writer, list, context);
        const over = options.each.map((part, index) => part.write(writer.under(`each[${index}]`)));
        const key = options.key ? writer.select('key', options.key) : child?.key;
        return {
          kind: 'list',
          ...writeCommon(writer, context, options, `${list}, for each of others`),
          ...(options.source === undefined && child ? { source: child.source } : {}),
          ...(options.scopes === undefined && child?.scopes ? { scopes: child.scopes } : {}),
          ...(options.input ? { input: writer.schema(options.input) } : {}),
          record: writer.schema(options.record),
          ...(key ? { key } : {}),
          ...(options.detail ? { detail: writeDetail(writer, options.detail) } : {}),
          effect: { kind: 'read' },
          each: { list, over, ...(options.skip ? { skip: writeErrorNames(writer.under('skip'), options.skip) } : {}) },
        };
      },
    });
}

/** What the list that is read says of itself, written apart: it tells its own faults and slots. */
function readChild(writer: Writer, list: string, context: OperationContext): ListDocument | undefined {
  const readFor = [...(context.readFor ?? []), context.name];
  if (readFor.includes(list)) {
    writer.fault('it is read over itself', 'Read it over a list that has its own request.');
    return undefined;
  }
  const apart = new DocumentWriter(context.owner.name);
  const child = operationsOf(context.owner)
    .get(list)
    ?.operation.write(apart, { ...context, name: list, readFor });
  if (child?.kind === 'list') return child;
  writer.fault(`\`${list}\` is no list of ${context.owner.name}`, 'Name a member decorated with @List.');
  return undefined;
}
