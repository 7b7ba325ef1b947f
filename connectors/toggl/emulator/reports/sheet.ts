import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given } from '../fields.js';
import type { Workspace } from '../records.js';
import { amountOf } from './amounts.js';
import type { ReportQuery } from './query.js';
import { summary } from './summary.js';
import { weekly } from './weekly.js';

/** A report as rows of text, the first with the columns' names. */
export type Sheet = readonly (readonly string[])[];

export type SheetOf = (call: Call, workspace: Workspace, query: ReportQuery) => Sheet;

/** The columns are inferred from the app's own exports. */
export const detailedSheet: SheetOf = (call, workspace, { counted }) => {
  const { toggl } = call;
  const duration = durationFormat(call);
  const columns = ['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable'];
  const times = ['Start date', 'Start time', 'End date', 'End time', 'Duration', 'Tags', `Amount (${workspace.default_currency})`];
  const rows = counted.map((one) => {
    const { entry, seconds } = one;
    const user = toggl.users.find(entry.user_id);
    const project = toggl.projects.find(entry.project_id);
    const client = toggl.clients.find(project?.client_id ?? null);
    const task = toggl.tasks.find(entry.task_id);
    const tags = entry.tag_ids.map((id) => toggl.tags.find(id)?.name ?? '').join(', ');
    return [
      ...[user?.fullname, user?.email, client?.name, project?.name, task?.name, entry.description].map((text) => text ?? ''),
      entry.billable ? 'Yes' : 'No',
      ...dateAndTime(entry.start),
      ...dateAndTime(entry.stop ?? entry.start),
      duration(seconds),
      tags,
      (amountOf(call, workspace, one) / 100).toFixed(2),
    ];
  });
  return [[...columns, ...times], ...rows];
};

export const summarySheet: SheetOf = (call, workspace, query) => {
  const duration = durationFormat(call);
  const { grouping, sub_grouping, groups } = summary(call, workspace, query);
  const rows = groups.flatMap(({ title, sub_groups }) => sub_groups.map((sub) => [title, sub.title, duration(sub.seconds)]));
  return [[grouping, sub_grouping, 'Duration'], ...rows];
};

export const weeklySheet: SheetOf = (call, _workspace, query) => {
  const duration = durationFormat(call);
  const days = Array.from({ length: 7 }, (_, index) => `Day ${index + 1}`);
  const rows = weekly(call, query).map(({ user_name, project_name, seconds }) => [user_name, project_name ?? '', ...seconds.map(duration)]);
  return [['User', 'Project', ...days], ...rows];
};

/** `classic` 00:47:06, `improved` 0:47:06, `decimal` 0.79. */
function durationFormat({ body }: Call): (seconds: number) => string {
  const { duration_format = 'classic' } = given(body, { duration_format: 'text' });
  if (duration_format === 'decimal') return (seconds) => (seconds / 3600).toFixed(2);
  if (duration_format !== 'classic' && duration_format !== 'improved')
    throw refuse(400, 'duration_format must be classic, decimal or improved');
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return (seconds) => {
    const hours = duration_format === 'classic' ? two(seconds / 3600) : String(Math.floor(seconds / 3600));
    return `${hours}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  };
}

function dateAndTime(ms: number): [date: string, time: string] {
  const text = new Date(ms).toISOString();
  return [text.slice(0, 10), text.slice(11, 19)];
}
