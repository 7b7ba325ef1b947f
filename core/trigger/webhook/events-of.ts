import { UnexpectedResponseError } from 'trunkline/errors';
import type { WebhookEvent } from '../../ports/delivery-memory.js';
import { listDetails } from '../../text/list-details.js';
import { readCursor } from '../cursor.js';
import type { Message, TriggerPlan, WebhookPlan } from './webhook-plan.js';

/** The triggers whose event the notification is. */
export function triggersOf({ triggers, event }: WebhookPlan, message: Message): readonly TriggerPlan[] {
  const name = event(message);
  return triggers.filter(({ document, when }) => {
    const isNamed = document.event === undefined || (typeof name === 'string' && document.event.includes(name));
    return isNamed && (when === undefined || isThere(when(message.body)));
  });
}

/** @throws UnexpectedResponseError when the record is not of its class, or has no key. */
export function eventOf(trigger: TriggerPlan, body: unknown): WebhookEvent {
  const record: unknown = structuredClone(trigger.record(body)); // checking changes numbers into digits, in place
  const details = trigger.check(record);
  if (details.length > 0)
    throw new UnexpectedResponseError(`The record of ${trigger.name} is of another shape: ${listDetails(details)}.`, { details });
  const version = trigger.version?.(record) ?? undefined;
  const cursor = version === undefined ? undefined : readCursor(trigger.document.versionType ?? 'text', version);
  return {
    trigger: trigger.name,
    key: trigger.key(record),
    ...(cursor && { version: cursor.text, sort: cursor.sort }),
    record,
  };
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== false;
