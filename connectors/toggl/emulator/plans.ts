export const PLANS = ['free', 'starter', 'premium', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

/** Requests an hour for each user and organisation. Enterprise is by contract. Source: support.toggl.com 11484112. */
export const ORGANIZATION_QUOTA: Readonly<Record<Plan, number>> = { free: 30, starter: 240, premium: 600, enterprise: 6000 };
/** Requests an hour for `/me` and its like, whatever the plan. */
export const USER_QUOTA = 30;

/** Source: support.toggl.com 11623558. */
export const WEBHOOK_LIMITS: Readonly<Record<Plan, { readonly max_webhooks: number; readonly max_events_per_webhook: number }>> = {
  free: { max_webhooks: 1, max_events_per_webhook: 3 },
  starter: { max_webhooks: 2, max_events_per_webhook: 6 },
  premium: { max_webhooks: 3, max_events_per_webhook: 12 },
  enterprise: { max_webhooks: 3, max_events_per_webhook: 12 },
};

/** Whether a plan has what the least of these plans has. */
export function includes(plan: Plan, least: Plan): boolean {
  return PLANS.indexOf(plan) >= PLANS.indexOf(least);
}
