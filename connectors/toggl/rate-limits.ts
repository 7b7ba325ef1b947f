import { rateLimit, timeHeader } from 'trunkline/sdk';

const HOUR_SECONDS = 3600;

/** Enterprise is by contract: what Premium has is assumed, and the vendor's headers correct it. */
const BY_PLAN = { setting: 'plan', limits: { free: 30, starter: 240, premium: 600, enterprise: 600 } };

const quota = {
  limit: 30,
  perSeconds: HOUR_SECONDS,
  headers: { remaining: 'X-Toggl-Quota-Remaining', reset: timeHeader('X-Toggl-Quota-Resets-In', 'seconds') },
};

/** About one call a second is safe. Counted beside each quota and not over all: a quota that is used up pauses what counts with it. */
const burst = { limit: 1, perSeconds: 1 };

const ofUser = { below: ['/me'] };
const ofWorkspace = { below: ['/workspaces', '/workspace'], operations: ['createTimeEntry', 'startTimer', 'stopTimer'] };
const ofOrganization = { below: ['/organizations', '/audit_logs'] };

/**
 * Toggl counts calls about the user apart, and the others per organisation. Which organisation a workspace is of is not in a call, so those
 * are counted per workspace, and the headers tell where several share a quota.
 */
export const rateLimits = [
  rateLimit({ ...quota, name: 'user', ...ofUser }),
  rateLimit({ ...burst, name: 'user burst', ...ofUser }),
  rateLimit({ ...quota, name: 'workspace', limitBy: BY_PLAN, per: 'workspace_id', ...ofWorkspace }),
  rateLimit({ ...burst, name: 'workspace burst', per: 'workspace_id', ...ofWorkspace }),
  rateLimit({ ...quota, name: 'organisation', limitBy: BY_PLAN, per: 'organization_id', ...ofOrganization }),
  rateLimit({ ...burst, name: 'organisation burst', per: 'organization_id', ...ofOrganization }),
];
