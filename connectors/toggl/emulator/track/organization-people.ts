import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needOrganizationAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import { pageOf, sorted } from '../paging.js';
import { flag, ids, word } from '../query.js';
import type { Member, Organization, User } from '../records.js';

const PER_PAGE = 50;

/** Users by pages that headers count, and invitations. Source: OpenAPI files, organizations. */
export function addOrganizationPeople(routes: Routes, access: Access): void {
  access.organization(routes.under('/organizations/{organization_id}')).get('/users', listUsers).post('/invitations', invite);
}

function listUsers(call: Call, organization: Organization): Answer {
  const { request } = call;
  const descending = word(request, 'sort_dir', ['asc', 'desc']) === 'desc';
  const people = sorted(peopleOf(call, organization).filter(personFilter(call)), ({ user }) => user.fullname, descending);
  const { items, page, per_page, total_count } = pageOf(request, people, PER_PAGE);
  const headers = {
    'X-Page': String(page),
    'X-Page-Size': String(per_page),
    'X-Pages': String(Math.max(1, Math.ceil(total_count / per_page))),
    'X-Records-Count': String(total_count),
  };
  return ok(items.map(personView), headers);
}

interface Person {
  readonly user: User;
  readonly memberships: readonly Member[];
  readonly groups: readonly { readonly group_id: number; readonly name: string }[];
}

function peopleOf({ toggl }: Call, { id }: Organization): Person[] {
  const workspaces = new Set(toggl.workspaces.live(({ organization_id }) => organization_id === id).map((workspace) => workspace.id));
  const members = toggl.members.live(({ workspace_id }) => workspaces.has(workspace_id));
  const groups = toggl.groups.live(({ organization_id }) => organization_id === id);
  return toggl.users
    .live((user) => members.some(({ user_id }) => user_id === user.id))
    .map((user) => ({
      user,
      memberships: members.filter(({ user_id }) => user_id === user.id),
      groups: groups.filter(({ user_ids }) => user_ids.includes(user.id)).map(({ id: group_id, name }) => ({ group_id, name })),
    }));
}

function personFilter({ request }: Call): (person: Person) => boolean {
  const text = (request.query.get('filter') ?? '').toLowerCase();
  const status = word(request, 'active_status', ['all', 'active', 'inactive', 'invited']);
  const [workspaces, groups] = ['workspaces', 'groups'].map((name) => ids(request, name));
  return ({ user, memberships, groups: own }) =>
    `${user.fullname} ${user.email}`.toLowerCase().includes(text) &&
    (status === 'all' || status === (memberships.some(({ active }) => active) ? 'active' : 'inactive')) &&
    (!flag(request, 'only_admins') || memberships.some(({ admin }) => admin)) &&
    (workspaces === undefined || memberships.some(({ workspace_id }) => workspaces.has(workspace_id))) &&
    (groups === undefined || own.some(({ group_id }) => groups.has(group_id)));
}

function personView({ user, memberships, groups }: Person): object {
  const isAdmin = memberships.some(({ admin }) => admin);
  const isActive = memberships.some(({ active }) => active);
  return {
    id: user.id,
    user_id: user.id,
    name: user.fullname,
    email: user.email,
    admin: isAdmin,
    owner: isAdmin,
    inactive: !isActive,
    joined: true,
    groups,
    workspaces: memberships.map(({ workspace_id, admin, active }) => ({ workspace_id, admin, inactive: !active })),
  };
}

/** Answers in an envelope. Whoever is in the organization already gets a message instead of an invitation. */
function invite(call: Call, organization: Organization): Answer {
  needOrganizationAdmin(call, organization);
  const fields = given(call.body, { emails: 'texts', workspaces: 'objects', groups: 'objects', skip_email: 'flag' });
  const emails = required(fields.emails, 'emails');
  if (emails.length === 0 || emails.some((email) => !email.includes('@'))) throw refuse(400, 'A list of e-mail addresses is expected');
  const known = new Set(peopleOf(call, organization).map(({ user }) => user.email));
  const { ledger } = call.toggl.file;
  const invitations = emails
    .filter((email) => !known.has(email))
    .map((email) => {
      const invitation_id = ledger.of('invitation.created').length + 1;
      ledger.append('invitation.created', invitation_id, call.request, email);
      return { invitation_id, email, organization_id: organization.id, sender_id: call.user.id, workspaces: fields.workspaces ?? [] };
    });
  const messages = emails.filter((email) => known.has(email)).map((email) => `${email} is already in the organization`);
  return ok({ data: invitations, invitations, messages });
}
