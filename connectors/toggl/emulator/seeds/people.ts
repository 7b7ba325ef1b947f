import type { Plan } from '../plans.js';
import type { User } from '../records.js';
import { DAY_MS } from '../times.js';
import type { Toggl } from '../toggl.js';

export interface Credentials {
  readonly apiToken: string;
  readonly memberToken: string;
  readonly email: string;
  readonly password: string;
}

export const HOME = 777;
export const STUDIO = 778;
export const ANN = 5;
export const BEN = 6;
export const CLEO = 7;
export const DEV = 8;
const HOME_ORGANIZATION = 70;
const STUDIO_ORGANIZATION = 71;

/** Ann is an admin of both workspaces; Ben is in the first only, Cleo and Dev, who has left, in the second. */
export function seedPeople(toggl: Toggl, { apiToken, memberToken, email, password }: Credentials, plan: Plan, now: number): void {
  const mark = { at: now - 60 * DAY_MS, server_deleted_at: null };
  const person = (id: number, name: string, api_token: string, own: Partial<User> = {}): void => {
    toggl.users.seed({
      id,
      ...mark,
      fullname: name,
      api_token,
      email: `${name.toLowerCase()}@example.com`,
      password: `${name.toLowerCase()}-password`,
      timezone: 'Europe/Tallinn',
      beginning_of_week: 1,
      default_workspace_id: id <= BEN ? HOME : STUDIO,
      country_id: 68,
      created_at: mark.at,
      preferences: {
        date_format: 'YYYY-MM-DD',
        timeofday_format: 'H:mm',
        duration_format: 'improved',
        pomodoro_focus_interval_in_minutes: 25,
      },
      ...own,
    });
  };
  person(ANN, 'Ann', apiToken, { email, password });
  person(BEN, 'Ben', memberToken);
  person(CLEO, 'Cleo', `${memberToken}_cleo`);
  person(DEV, 'Dev', `${memberToken}_dev`);

  const place = (organization_id: number, id: number, name: string, ofPlan: Plan): void => {
    toggl.organizations.seed({ id: organization_id, ...mark, name, plan: ofPlan, created_at: mark.at });
    toggl.workspaces.seed({
      id,
      ...mark,
      organization_id,
      name,
      default_currency: 'USD',
      default_hourly_rate: ofPlan === 'free' ? null : 50,
      rounding: 1,
      rounding_minutes: 0,
      only_admins_may_create_projects: false,
      only_admins_may_create_tags: false,
      only_admins_see_team_dashboard: false,
      projects_billable_by_default: ofPlan !== 'free',
    });
  };
  place(HOME_ORGANIZATION, HOME, 'Home', plan);
  place(STUDIO_ORGANIZATION, STUDIO, 'Studio', 'premium');

  const joins = (workspace_id: number, user_id: number, admin: boolean, active = true): void => {
    toggl.members.add({ workspace_id, user_id, admin, active, rate: null, labor_cost: null }, mark.at);
  };
  joins(HOME, ANN, true);
  joins(HOME, BEN, false);
  joins(STUDIO, ANN, true);
  joins(STUDIO, CLEO, false);
  joins(STUDIO, DEV, false, false);
  toggl.groups.add({ organization_id: STUDIO_ORGANIZATION, name: 'Design', user_ids: [ANN, CLEO], workspace_ids: [STUDIO] }, mark.at);
}
