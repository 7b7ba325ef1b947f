import type { Plan } from './plans.js';

// What Toggl keeps. Times are milliseconds since 1970; days are `2025-01-06`. The views write them as each endpoint does.

/** What every record has. A deleted one stays, marked. */
export interface Stored {
  readonly id: number;
  /** When it last changed. */
  at: number;
  server_deleted_at: number | null;
}

export interface User extends Stored {
  api_token: string;
  password: string;
  email: string;
  fullname: string;
  timezone: string;
  /** 0 is Sunday. */
  beginning_of_week: number;
  default_workspace_id: number;
  country_id: number | null;
  readonly created_at: number;
  preferences: Readonly<Record<string, unknown>>;
}

export interface Session extends Stored {
  readonly user_id: number;
  readonly cookie: string;
}

export interface Organization extends Stored {
  name: string;
  readonly plan: Plan;
  readonly created_at: number;
}

export interface Workspace extends Stored {
  readonly organization_id: number;
  name: string;
  default_currency: string;
  default_hourly_rate: number | null;
  rounding: number;
  rounding_minutes: number;
  only_admins_may_create_projects: boolean;
  only_admins_may_create_tags: boolean;
  only_admins_see_team_dashboard: boolean;
  projects_billable_by_default: boolean;
}

/** A user in a workspace. */
export interface Member extends Stored {
  readonly workspace_id: number;
  readonly user_id: number;
  admin: boolean;
  active: boolean;
  rate: number | null;
  labor_cost: number | null;
}

export interface Client extends Stored {
  readonly workspace_id: number;
  readonly creator_id: number;
  name: string;
  archived: boolean;
  notes: string | null;
  external_reference: string | null;
}

export interface Project extends Stored {
  readonly workspace_id: number;
  client_id: number | null;
  name: string;
  active: boolean;
  is_private: boolean;
  billable: boolean | null;
  color: string;
  estimated_hours: number | null;
  auto_estimates: boolean | null;
  rate: number | null;
  fixed_fee: number | null;
  currency: string | null;
  recurring: boolean;
  template: boolean | null;
  start_date: string;
  end_date: string | null;
  external_reference: string | null;
  pinned: boolean;
  readonly created_at: number;
}

export interface Task extends Stored {
  readonly workspace_id: number;
  readonly project_id: number;
  name: string;
  active: boolean;
  estimated_seconds: number | null;
  user_id: number | null;
  external_reference: string | null;
}

export interface Tag extends Stored {
  readonly workspace_id: number;
  readonly creator_id: number;
  name: string;
}

export interface TimeEntry extends Stored {
  readonly workspace_id: number;
  user_id: number;
  project_id: number | null;
  task_id: number | null;
  billable: boolean;
  start: number;
  /** Null while it runs. */
  stop: number | null;
  /** Seconds; negative while it runs. */
  duration: number;
  description: string | null;
  tag_ids: readonly number[];
  shared_with_user_ids: readonly number[];
}

export interface ProjectUser extends Stored {
  readonly workspace_id: number;
  readonly project_id: number;
  readonly user_id: number;
  manager: boolean;
  rate: number | null;
  labor_cost: number | null;
}

export interface Group extends Stored {
  readonly organization_id: number;
  name: string;
  user_ids: readonly number[];
  workspace_ids: readonly number[];
}

/** An object of a paid feature whose shape is not known: kept as it was sent. */
export interface Extra extends Stored {
  readonly workspace_id: number;
  readonly noun: string;
  readonly values: Readonly<Record<string, unknown>>;
}
