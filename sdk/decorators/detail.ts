import type { DetailDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import { selectors } from '../document/selectors.js';
import type { Pick, Slot } from '../document/slot.js';
import type { Action } from './action.js';

/** Which action reads a record in full, and what it is given from the record. */
export interface DetailOptions<R> {
  /** Name of an action of the connector, which must change nothing. */
  readonly action: string;
  /** By input field of the action: `{ run_id: (run) => run.id }`. */
  readonly with: Readonly<Record<string, Pick<R, unknown>>>;
}

/** What a list member's name must also be: itself, or the reason why its action does not take what the record gives. */
export type DetailAgreement<T, D extends DetailOptions<never>, View> = D['action'] extends keyof T
  ? T[D['action']] extends Action<infer I, infer O>
    ? O extends View
      ? FieldAgreement<I, D['with']>
      : ['the action gives another class than the third type of the List']
    : ['the member it names is no Action']
  : unknown; // an action of another group: checked when the connector is loaded

type FieldAgreement<I, W> = [Exclude<keyof W, keyof I>] extends [never]
  ? [Exclude<Required<I>, keyof W>] extends [never]
    ? [Mistyped<I, W>] extends [never]
      ? unknown
      : [`${Mistyped<I, W>} is given another type than the action takes`]
    : [`nothing fills ${Exclude<Required<I>, keyof W>}, which the action needs`]
  : [`the action's input has no field ${Exclude<keyof W, keyof I> & string}`];

type Required<I> = { [K in keyof I & string]: undefined extends I[K] ? never : K }[keyof I & string];
type Mistyped<I, W> = { [K in keyof W & keyof I & string]: Picked<W[K]> extends I[K] ? never : K }[keyof W & keyof I & string];
type Picked<P> = P extends Slot<(from: never) => infer To> ? To : P extends (from: never) => infer To ? To : never;

export function writeDetail(writer: Writer, { action, with: given }: DetailOptions<never>): DetailDocument {
  return { action, with: selectors(writer.under('detail', 'detail.with'), given) };
}
