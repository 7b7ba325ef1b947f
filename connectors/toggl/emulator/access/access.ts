import type { RoutedRequest, Routes } from 'trunkline/testing';
import { needsPlan, refuse } from '../answers.js';
import { includes, type Plan } from '../plans.js';
import { integer } from '../query.js';
import type { Organization, User, Workspace } from '../records.js';
import type { Toggl } from '../toggl.js';
import { Call } from './call.js';
import { type Accepted, signedBy } from './credentials.js';
import { Endpoints } from './endpoints.js';
import type { Quota } from './quota.js';

/** Who may ask, and how often. The paths' scope decides what is counted where. */
export class Access {
  constructor(
    readonly toggl: Toggl,
    readonly quota: Quota,
  ) {}

  /** Endpoints of the caller: `/me` and its like. */
  user(routes: Routes, accepted: Accepted = 'all'): Endpoints<User> {
    return new Endpoints(routes, (request) => {
      const call = this.#enter(request, accepted);
      this.quota.take(call.user, undefined, call.now);
      return [call, call.user];
    });
  }

  /** As `user`, but not counted. */
  uncounted(routes: Routes, accepted: Accepted = 'all'): Endpoints<User> {
    return new Endpoints(routes, (request) => {
      const call = this.#enter(request, accepted);
      return [call, call.user];
    });
  }

  /** Endpoints whose path names the `{workspace_id}`. */
  workspace(routes: Routes, accepted: Accepted = 'all'): Endpoints<Workspace> {
    return new Endpoints(routes, (request) => {
      const call = this.#enter(request, accepted);
      const workspace = this.toggl.workspaces.find(integer(request.param('workspace_id'), 'workspace_id'));
      if (workspace === undefined || this.toggl.memberOf(call.user, workspace.id) === undefined)
        throw refuse(403, 'User has no access to this workspace');
      this.quota.take(call.user, this.toggl.organizationOf(workspace.id), call.now);
      return [call, workspace];
    });
  }

  /** Endpoints whose path names the `{organization_id}`. */
  organization(routes: Routes): Endpoints<Organization> {
    return new Endpoints(routes, (request) => {
      const call = this.#enter(request, 'all');
      const organization = this.toggl.organizations.find(integer(request.param('organization_id'), 'organization_id'));
      if (organization === undefined || !organizationsOf(call).includes(organization))
        throw refuse(403, 'User has no access to this organization');
      this.quota.take(call.user, organization, call.now);
      return [call, organization];
    });
  }

  #enter(request: RoutedRequest, accepted: Accepted): Call {
    const user = signedBy(request, this.toggl, accepted);
    if (user === undefined) throw refuse(403, 'Incorrect username and/or password');
    return new Call(this.toggl, request, user);
  }
}

export function organizationsOf({ toggl, user }: Call): Organization[] {
  const known = new Set(toggl.workspacesOf(user).map(({ organization_id }) => organization_id));
  return toggl.organizations.live(({ id }) => known.has(id));
}

export function isAdmin({ toggl, user }: Call, { id }: Workspace): boolean {
  return toggl.memberOf(user, id)?.admin === true;
}

export function needAdmin(call: Call, workspace: Workspace): void {
  if (!isAdmin(call, workspace)) throw refuse(403, 'User is not an admin of this workspace');
}

/** An admin of any of its workspaces. */
export function needOrganizationAdmin(call: Call, { id }: Organization): void {
  const workspaces = call.toggl.workspaces.live(({ organization_id }) => organization_id === id);
  if (!workspaces.some((workspace) => isAdmin(call, workspace))) throw refuse(403, 'User is not an admin of this organization');
}

/** Refuses with 402 what the workspace's plan lacks. */
export function needPlan({ toggl }: Call, { id }: Workspace, what: string, least: Plan = 'starter'): void {
  if (!includes(toggl.organizationOf(id).plan, least)) throw needsPlan(what);
}

/** Refuses with 402 a body that names fields of paid plans, whatever is in them but null. */
export function needPlanFor(call: Call, workspace: Workspace, body: unknown, fields: readonly string[]): void {
  const sent = Object.entries(body ?? {}).find(([name, value]) => fields.includes(name) && value !== null);
  if (sent) needPlan(call, workspace, `'${sent[0]}' and its like`);
}
