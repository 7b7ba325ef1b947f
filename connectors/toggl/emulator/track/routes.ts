import type { Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import { addActivity } from './activity.js';
import { addClients } from './clients.js';
import { addGroups } from './groups.js';
import { addMe } from './me.js';
import { addMembers } from './members.js';
import { addMyEntries } from './my-entries.js';
import { addMyLists } from './my-lists.js';
import { addOrganizationPeople } from './organization-people.js';
import { addOrganizations } from './organizations.js';
import { addPaid } from './paid.js';
import { addProjects } from './projects.js';
import { addProjectUsers } from './project-users.js';
import { addPublic } from './public.js';
import { addSessions } from './sessions.js';
import { addTags } from './tags.js';
import { addTasks } from './tasks.js';
import { addTimeEntries } from './time-entries.js';
import { addWorkspaces } from './workspaces.js';

/** API v9. */
export function addTrack(routes: Routes, access: Access): void {
  const v9 = routes.under('/api/v9');
  addPublic(v9);
  const nouns = [
    addMe,
    addSessions,
    addMyLists,
    addMyEntries,
    addWorkspaces,
    addMembers,
    addTimeEntries,
    addProjects,
    addTasks,
    addClients,
    addTags,
    addProjectUsers,
    addGroups,
    addPaid,
    addOrganizations,
    addOrganizationPeople,
    addActivity,
  ];
  for (const add of nouns) add(v9, access);
}
