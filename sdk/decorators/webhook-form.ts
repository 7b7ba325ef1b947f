import type { DataClass } from '../document/class.js';
import { cursorTypeOf } from '../document/cursor-type.js';
import type { EventKey, WebhookDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import type { Pick as Picked } from '../document/slot.js';
import { type KeyPick, writeKey } from './event-key.js';

/** How a notification is one trigger's event: by name, by shape, or by both. */
export interface WebhookForm<R> {
  /** Name of the event, or several, as the connector's `webhooks` reads it. */
  readonly event?: string | readonly string[];
  /** A value of the body that is there, and neither null nor false: `(body: Notice) => body.shipped_at`; a slot decides by code. */
  readonly when?: Picked<never, unknown>;
  /** Where the record is in the body: `(body: Notice) => body.payload`. Default: the whole body. */
  readonly at?: Picked<never, NoInfer<R>>;
  /** What identifies the record. Default: as where the trigger polls. */
  readonly key?: KeyPick<R>;
  /** What grows with each change of the record: a time or a number. A notification that is not newer than what was seen is dropped. */
  readonly version?: Picked<R, string | number | null | undefined>;
}

/** `identity` is the key where the form has none. */
export function writeWebhook<R>(writer: Writer, form: WebhookForm<R>, record: DataClass<R>, identity?: EventKey): WebhookDocument {
  const { event = [], when, version } = form;
  const names = [event].flat();
  if (names.length === 0 && when === undefined)
    writer.fault('nothing tells its notifications from others', 'Give it an `event`, or `when`.');
  const key = form.key ? writeKey(writer, form.key) : identity;
  if (key === undefined) writer.fault('nothing identifies an event', 'Give it a `key`.');
  return {
    ...(names.length > 0 ? { event: names } : {}),
    ...(when ? { when: writer.select('when', when) } : {}),
    record: form.at ? writer.select('record', form.at) : { path: [] },
    key: key ?? { path: [] },
    ...(version ? writeVersion(writer.select('version', version), record) : {}),
  };
}

function writeVersion<R>(version: Selector, record: DataClass<R>): Pick<WebhookDocument, 'version' | 'versionType'> {
  return { version, versionType: cursorTypeOf(record, version) };
}
