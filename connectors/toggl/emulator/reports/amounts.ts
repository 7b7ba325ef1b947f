import type { Call } from '../access/call.js';
import type { TimeEntry, Workspace } from '../records.js';
import type { Counted } from './query.js';

const HOUR = 3600;

/** An hour's price, of the project before the workspace; null when the entry is not billable. */
export function rateOf({ toggl }: Call, workspace: Workspace, entry: TimeEntry): number | null {
  if (!entry.billable) return null;
  return toggl.projects.find(entry.project_id)?.rate ?? workspace.default_hourly_rate ?? 0;
}

/** In cents; 0 when it is not billable. */
export function amountOf(call: Call, workspace: Workspace, { entry, seconds }: Counted): number {
  return Math.round(((rateOf(call, workspace, entry) ?? 0) * 100 * seconds) / HOUR);
}
