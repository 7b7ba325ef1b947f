import type { Class, DataClass } from '../document/class.js';
import type { Pick } from '../document/slot.js';
import { addOperation } from '../document/store.js';
import { writeCommon, type MemberDecorator, type OperationOptions, type OwnRequest } from './member.js';
import type { Trigger } from './trigger.js';
import { writeWebhook, type WebhookForm } from './webhook-form.js';

export interface WebhookOptions<R> extends Omit<OperationOptions, OwnRequest>, WebhookForm<R> {
  /** Class of the record that the notification holds. */
  readonly record: DataClass<R>;
  readonly key: Pick<R, string | number>;
}

/** A trigger that only webhooks tell of: the vendor has no list that could be polled for it. */
export function Webhook<R extends object>(options: WebhookOptions<R>): MemberDecorator<Trigger<void, R>> {
  return (target, name) =>
    addOperation((target as object).constructor as Class, name, {
      kind: 'trigger',
      write: (writer, context) => ({
        kind: 'trigger',
        ...writeCommon(writer, context, options, ['webhook', ...[options.event ?? []].flat()].join(' ')),
        effect: { kind: 'read' },
        record: writer.schema(options.record),
        webhook: writeWebhook(writer.under('', 'webhook'), options, options.record),
      }),
    });
}
