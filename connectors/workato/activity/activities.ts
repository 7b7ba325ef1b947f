import { cursor, List, OperationGroup, Poll, type Trigger } from 'trunkline/sdk';
import { DOCS } from '../sources.js';
import { Activity, ActivityFilter } from './activity.js';

const SCOPES = ['Audit Log: Get audit log'];

/** The page after a record is asked for by its id, until one is empty: `page[size]` is at its greatest, 100, when it is left out. */
const afterLast = cursor<{ data: unknown[] }, Activity>({
  to: 'page[after]',
  items: (body) => body.data,
  nextFromLast: (activity) => activity.id,
});

@OperationGroup({ source: `${DOCS}/environment-management, ${DOCS}/activity-reference` })
export class Activities {
  @List('/activity_logs', {
    title: 'List what was done in the environment',
    description: 'The audit log. Each environment is read by an API client of its own.',
    input: ActivityFilter,
    record: Activity,
    key: (activity) => activity.id,
    arrays: 'repeat',
    pagination: afterLast,
    scopes: SCOPES,
  })
  declare listActivities: List<ActivityFilter, Activity>;

  @Poll('listActivities', {
    title: 'New activity',
    description: 'Narrow it by event and resource: every sign-in counts.',
    record: Activity,
    cursor: (activity) => activity.timestamp,
    since: 'from',
    scopes: SCOPES,
  })
  declare newActivity: Trigger<ActivityFilter, Activity>;
}
