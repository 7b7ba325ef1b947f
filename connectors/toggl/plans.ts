export const PLANS = ['free', 'starter', 'premium', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

/** Fields that a free workspace does not have: Toggl asks not to send them there. */
export const PAID = { plan: ['starter', 'premium', 'enterprise'] } satisfies { readonly plan: readonly Plan[] };
