import type { Writer } from '../document/part.js';
import { Slot, type Pick } from '../document/slot.js';
import type { NotificationValue } from '../document/webhook-document.js';
import { headerName } from './header-name.js';

/** A value of the body, `(body: Notice) => body.event`, or a header's. */
export type ValueOf<To> = Pick<never, To> | { readonly header: string };

export function writeValue(writer: Writer, part: string, value: ValueOf<unknown>): NotificationValue {
  if (typeof value === 'function' || value instanceof Slot) return writer.select(part, value);
  return { header: headerName(writer.under(part), value.header) };
}
