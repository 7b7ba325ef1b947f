import type { StateFile } from 'trunkline/testing';
import type { Call } from './access/call.js';
import type {
  Client,
  Extra,
  Group,
  Member,
  Organization,
  Project,
  ProjectUser,
  Session,
  Stored,
  Tag,
  Task,
  TimeEntry,
  User,
  Workspace,
} from './records.js';
import { Table } from './table.js';
import type { Subscription, WebhookEvent } from './webhooks/records.js';

/** What is kept between runs. */
export interface TogglTables {
  readonly users: User;
  readonly sessions: Session;
  readonly organizations: Organization;
  readonly workspaces: Workspace;
  readonly members: Member;
  readonly clients: Client;
  readonly projects: Project;
  readonly tasks: Task;
  readonly tags: Tag;
  readonly timeEntries: TimeEntry;
  readonly projectUsers: ProjectUser;
  readonly groups: Group;
  readonly extras: Extra;
  readonly subscriptions: Subscription;
  readonly events: WebhookEvent;
}

/** The first id a new record of each kind gets, unless the made-up ones go beyond. */
const FIRST_IDS: { readonly [Name in keyof TogglTables]: number } = {
  users: 5,
  sessions: 1,
  organizations: 70,
  workspaces: 777,
  members: 101,
  clients: 21,
  projects: 31,
  tasks: 201,
  tags: 301,
  timeEntries: 9001,
  projectUsers: 401,
  groups: 501,
  extras: 601,
  subscriptions: 12,
  events: 1,
};

/** Something that happened in a workspace, as its webhooks hear of it. */
export interface Change {
  readonly call: Call;
  readonly workspace_id: number;
  readonly entity: string;
  readonly action: 'created' | 'updated' | 'deleted';
  readonly id: number;
  /** The record as v9 shows it. */
  readonly payload: unknown;
}

/** Everything that Toggl knows. */
export class Toggl {
  readonly users = this.#table('users');
  readonly sessions = this.#table('sessions');
  readonly organizations = this.#table('organizations');
  readonly workspaces = this.#table('workspaces');
  readonly members = this.#table('members');
  readonly clients = this.#table('clients');
  readonly projects = this.#table('projects');
  readonly tasks = this.#table('tasks');
  readonly tags = this.#table('tags');
  readonly timeEntries = this.#table('timeEntries');
  readonly projectUsers = this.#table('projectUsers');
  readonly groups = this.#table('groups');
  readonly extras = this.#table('extras');
  readonly subscriptions = this.#table('subscriptions');
  readonly events = this.#table('events');
  readonly #listeners: ((change: Change) => void)[] = [];

  constructor(
    readonly file: StateFile<TogglTables>,
    readonly seed: number,
  ) {}

  /** The workspaces a user is an active member of. */
  workspacesOf(user: User): Workspace[] {
    return this.workspaces.live(({ id }) => this.memberOf(user, id) !== undefined);
  }

  memberOf(user: User, workspace_id: number): Member | undefined {
    const [member] = this.members.live((one) => one.user_id === user.id && one.workspace_id === workspace_id && one.active);
    return member;
  }

  organizationOf(workspace_id: number): Organization {
    const organization = this.organizations.find(this.workspaces.find(workspace_id)?.organization_id ?? null);
    if (organization === undefined) throw new RangeError(`Workspace ${workspace_id} is in no organization`);
    return organization;
  }

  /** Calls `listener` with everything that is announced from now on. */
  watch(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Writes an effect into the ledger, once, and tells who watches. `what` is `updated` unless the ledger says it more exactly. */
  announce(change: Change, what: string = change.action, key?: string): void {
    this.file.ledger.append(`${change.entity}.${what}`, change.id, change.call.request, key);
    for (const listener of this.#listeners) listener(change);
  }

  #table<Name extends keyof TogglTables>(name: Name): Table<TogglTables[Name] & Stored> {
    return new Table(this.file.rows(name), FIRST_IDS[name], (row) => this.file.put(name, row.id, row));
  }
}
