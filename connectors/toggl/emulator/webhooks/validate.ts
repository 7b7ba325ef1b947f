import type { Toggl } from '../toggl.js';
import type { Subscription } from './records.js';

/** Marks it validated; false when the code is another or it was done before. */
export function validate(toggl: Toggl, subscription: Subscription, code: unknown, now: number): boolean {
  if (code !== subscription.validation_code || subscription.validated_at !== null) return false;
  toggl.subscriptions.change(subscription, { validated_at: now }, now);
  return true;
}
