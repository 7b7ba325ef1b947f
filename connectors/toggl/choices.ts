import type { ChoicesDocument } from 'trunkline/sdk';

/** What a form offers for an id: the records of a list, by name. */
function ofWorkspace(list: string, label = 'name', value = 'id'): ChoicesDocument {
  return { list, value, label, with: { workspace_id: 'workspace_id' } };
}

export const workspaces: ChoicesDocument = { list: 'listWorkspaces', value: 'id', label: 'name' };
export const organizations: ChoicesDocument = { list: 'listOrganizations', value: 'id', label: 'name' };
export const projects = ofWorkspace('listProjects');
export const clients = ofWorkspace('listClients');
export const tags = ofWorkspace('listTags');
export const tagNames = ofWorkspace('listTags', 'name', 'name');
export const tasks = ofWorkspace('listTasks');
export const users = ofWorkspace('listWorkspaceUsers', 'fullname');
export const subscriptions = ofWorkspace('listSubscriptions', 'description', 'subscription_id');
export const organizationGroups: ChoicesDocument = {
  list: 'listOrganizationGroups',
  value: 'group_id',
  label: 'name',
  with: { organization_id: 'organization_id' },
};
/** Tasks of the project that is chosen beside. */
export const projectTasks: ChoicesDocument = {
  list: 'listProjectTasks',
  value: 'id',
  label: 'name',
  with: { workspace_id: 'workspace_id', project_id: 'project_id' },
};
