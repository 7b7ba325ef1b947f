import type { Project } from '../records.js';
import { DAY_MS, isoDay } from '../times.js';
import type { Toggl } from '../toggl.js';
import { ANN, CLEO, HOME, STUDIO } from './people.js';

const STUDIO_CLIENTS = ['Northwind', 'Contoso', 'Fabrikam', 'Tailspin', 'Litware'];
const STUDIO_PROJECTS = [
  'Brand',
  'Shop',
  'App',
  'Intranet',
  'Campaign',
  'Audit',
  'Research',
  'Support',
  'Training',
  'Hiring',
  'Backlog',
  'Retainer',
];

/** Clients, projects, tasks, tags and who is on which project. One of each kind was deleted. */
export function seedWork(toggl: Toggl, now: number): void {
  const then = now - 60 * DAY_MS;
  const later = now - 5 * DAY_MS;
  const client = (workspace_id: number, name: string, archived = false) =>
    toggl.clients.add({ workspace_id, creator_id: ANN, name, archived, notes: null, external_reference: null }, then);
  const project = (workspace_id: number, name: string, client_id: number | null, own: Partial<Project> = {}) =>
    toggl.projects.add({ ...newProject(name, then), workspace_id, client_id, ...own }, then);

  const acme = client(HOME, 'Acme');
  project(HOME, 'Website', acme.id);
  const old = client(HOME, 'Old customer', true);
  project(HOME, 'Relaunch 2019', old.id, { active: false });
  const clients = STUDIO_CLIENTS.map((name) => client(STUDIO, name));
  const gone = client(STUDIO, 'Gone customer');
  const projects = STUDIO_PROJECTS.map((name, index) =>
    project(STUDIO, name, clients[index % clients.length]!.id, {
      billable: index % 2 === 0,
      rate: index % 2 === 0 ? 80 : null,
      currency: 'USD',
    }),
  );
  const template = project(STUDIO, 'Template', null, { template: true, is_private: true });
  const cancelled = project(STUDIO, 'Cancelled', gone.id);

  const tags = [HOME, HOME, STUDIO, STUDIO, STUDIO].map((workspace_id, index) =>
    toggl.tags.add({ workspace_id, creator_id: ANN, name: ['deep work', 'meeting', 'deep work', 'meeting', 'obsolete'][index]! }, then),
  );
  const tasks = projects.slice(0, 6).map(({ id, workspace_id }, index) =>
    toggl.tasks.add(
      {
        workspace_id,
        project_id: id,
        name: index % 2 === 0 ? 'Draft' : 'Review',
        active: index !== 5,
        estimated_seconds: 36_000,
        user_id: null,
        external_reference: null,
      },
      then,
    ),
  );
  for (const { id, workspace_id } of [...projects.slice(0, 4), template])
    for (const user_id of [ANN, CLEO])
      toggl.projectUsers.add({ workspace_id, project_id: id, user_id, manager: user_id === ANN, rate: null, labor_cost: null }, then);

  toggl.clients.delete(gone, later);
  toggl.projects.delete(cancelled, later);
  toggl.tags.delete(tags[4]!, later);
  toggl.tasks.delete(tasks[4]!, later);
}

/** A project on which nothing is set. */
export function newProject(name: string, now: number): Omit<Project, 'id' | 'at' | 'server_deleted_at' | 'workspace_id' | 'client_id'> {
  return {
    name,
    active: true,
    is_private: false,
    billable: null,
    color: '#0b83d9',
    estimated_hours: null,
    auto_estimates: null,
    rate: null,
    fixed_fee: null,
    currency: null,
    recurring: false,
    template: null,
    start_date: isoDay(now),
    end_date: null,
    external_reference: null,
    pinned: false,
    created_at: now,
  };
}
