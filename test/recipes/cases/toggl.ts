import { launched, type RecipeCase, STOCK_REPORT, task, track } from '../recipe-case.js';

const EIGHT = '2026-05-31T08:00:00Z';
/** Of the day that `since` names. */
const SEVEN = '2026-06-01T07:00:00Z';
const HOUR = 3600;

const MARK = {
  vendor: 'toggl',
  method: 'PUT',
  path: '/api/v9/workspaces/778/time_entries/9001',
  body: { tags: ['too long'], tag_action: 'add' },
} as const;

export const TOGGL: readonly RecipeCase[] = [
  {
    recipe: 'tag-long-entries',
    spares: async (vendors) => {
      await track(vendors, { start: EIGHT, duration: 8 * HOUR });
      await track(vendors, { start: EIGHT, duration: -1 });
    },
    happens: (vendors) => track(vendors, { start: EIGHT, duration: 8 * HOUR + 1 }),
    makes: [
      { ...MARK, kind: 'tag.created' }, // a name that is new becomes a tag
      { ...MARK, kind: 'time_entry.updated' },
    ],
    last: 'repeatable',
  },
  {
    recipe: 'onboard-client',
    spares: async (vendors) => {
      await vendors.somebody('toggl', 'PUT', '/api/v9/workspaces/778/clients/23', { name: 'Northwind Ltd' });
      const { id } = await vendors.somebody('toggl', 'POST', '/api/v9/workspaces/778/clients', { name: 'Mistake' });
      await vendors.somebody('toggl', 'DELETE', `/api/v9/workspaces/778/clients/${id}`);
    },
    happens: (vendors) => vendors.somebody('toggl', 'POST', '/api/v9/workspaces/778/clients', { name: 'Globex' }),
    makes: [
      {
        vendor: 'toggl',
        kind: 'project.created',
        method: 'POST',
        path: '/api/v9/workspaces/778/projects',
        body: { client_id: 29, name: 'Onboarding Globex' },
      },
      task(47, { name: 'Kick-off call', estimated_seconds: 3600 }),
    ],
    last: 'unsafe',
  },
  {
    recipe: 'stock-report',
    spares: async (vendors) => {
      await track(vendors, { start: SEVEN, duration: HOUR, project_id: 33 });
      await track(vendors, { start: SEVEN, duration: HOUR });
      await track(vendors, { start: EIGHT, duration: HOUR, project_id: 38 });
      await track(vendors, { start: SEVEN, duration: -1, project_id: 38 });
    },
    happens: (vendors) => track(vendors, { start: SEVEN, duration: HOUR, project_id: 38 }),
    makes: [launched(STOCK_REPORT, 'report of 2026-06-01T08:00:00+00:00', { counted_minutes: 60 })],
    last: 'unsafe',
  },
];
