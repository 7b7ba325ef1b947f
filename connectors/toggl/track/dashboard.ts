import { IsInt, IsISO8601, IsString } from 'class-validator';
import { List, OperationGroup, Optional } from 'trunkline/sdk';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** What someone of the team did. */
export class Activity {
  @Optional('Id of the user') @IsInt() user_id?: number | null;
  @Optional('Id of the project') @IsInt() project_id?: number | null;
  @Optional('Id of the task') @IsInt() tid?: number | null;
  @Optional('What was done') @IsString() description?: string | null;
  @Optional('How long it took; negative while it runs', { unit: 'seconds' }) @IsInt() duration?: number | null;
  @Optional('When it ended; ISO 8601') @IsISO8601() stop?: string | null;
}

/** How much someone of the team did. */
export class ActiveUser {
  @Optional('Id of the user') @IsInt() user_id?: number | null;
  @Optional('Full name') @IsString() fullname?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() duration?: number | null;
}

const FOR_ADMINS = 'The workspace may keep the dashboard for admins.';

@OperationGroup({ source: API_V9 })
export class Dashboard {
  @List('/workspaces/{workspace_id}/dashboard/all_activity', {
    title: 'List activity of a team',
    description: `Time entries as the team dashboard shows them; of one that runs, \`duration\` is negative. ${FOR_ADMINS}`,
    input: WorkspaceId,
    record: Activity,
  })
  declare listActivity: List<WorkspaceId, Activity>;

  @List('/workspaces/{workspace_id}/dashboard/most_active', {
    title: 'List the most active users of a team',
    description: `Each user with the seconds that were tracked, as the team dashboard shows them. ${FOR_ADMINS}`,
    input: WorkspaceId,
    record: ActiveUser,
  })
  declare listMostActive: List<WorkspaceId, ActiveUser>;

  @List('/workspaces/{workspace_id}/dashboard/top_activity', {
    title: 'List the activity of a team that takes most time',
    description: `Records as in listActivity, with user, project, task, description and duration. ${FOR_ADMINS}`,
    input: WorkspaceId,
    record: Activity,
  })
  declare listTopActivity: List<WorkspaceId, Activity>;
}
