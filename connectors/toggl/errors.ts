import { errorTable, GoneError, on, PermissionError, RateLimitError, SuspendedError, timeHeader } from 'trunkline/sdk';

/** “Back off for a few minutes”; the vendor names no time. */
const BURST_WAIT_SECONDS = 180;

/** The body is a sentence: bare JSON text, several in a list at older endpoints, or plain text. No code, no name of a field. */
export const errors = errorTable({
  message: (body: string | string[]) => body,
  reference: { header: 'X-Request-Id' },
  retryAfter: timeHeader('X-Toggl-Quota-Resets-In', 'seconds'),
  rows: [
    on({ status: 402, header: { name: 'X-Toggl-Quota-Remaining', value: '0' } }, RateLimitError, {
      remedy: 'The calls of this hour are used up. Tell the connection the plan, poll less often, or use webhooks.',
    }),
    on({ status: 402 }, SuspendedError, {
      scope: ['workspace_id', 'organization_id'],
      remedy: 'The plan does not have this. Upgrade it, then let the connection try again.',
    }),
    on({ status: 403 }, PermissionError, {
      remedy: 'Either the credential is wrong or it lacks this right: checkCredential tells which.',
    }),
    on({ status: 410 }, GoneError),
    on({ status: 429 }, RateLimitError, { waitSeconds: BURST_WAIT_SECONDS }),
  ],
});
