import type { StateFile } from 'trunkline/testing';
import { type Stored, Table } from './table.js';
import type { WorkspaceTables } from './workspace-tables.js';

/** The caller's own, and one that it manages for a customer. */
export type WorkspaceName = 'own' | 'managed';

/** What is kept between runs. */
export type WorkatoTables = { readonly [Name in keyof WorkspaceTables as `${WorkspaceName}.${Name}`]: WorkspaceTables[Name] };

/** The first id a record of each kind gets. */
const FIRST_IDS: Partial<Record<keyof WorkspaceTables, number>> = {
  folders: 2,
  projects: 1,
  connections: 301,
  recipes: 901,
  versions: 5001,
};
/** Ids are one series in all of Workato: no two workspaces share one. */
const MANAGED_IDS_FROM = 500_000;

export class Workspace {
  readonly developerClients = this.#table('developerClients');
  readonly clientRoles = this.#table('clientRoles');
  readonly folders = this.#table('folders');
  readonly projects = this.#table('projects');
  readonly connections = this.#table('connections');
  readonly recipes = this.#table('recipes');
  readonly versions = this.#table('versions');
  readonly health = this.#table('health');
  readonly jobs = this.#table('jobs');
  readonly activities = this.#table('activities');
  readonly builds = this.#table('builds');
  readonly deployments = this.#table('deployments');
  readonly exportManifests = this.#table('exportManifests');
  readonly packages = this.#table('packages');
  readonly properties = this.#table('properties');
  readonly lookupTables = this.#table('lookupTables');
  readonly lookupRows = this.#table('lookupRows');
  readonly dataTables = this.#table('dataTables');
  readonly apiCollections = this.#table('apiCollections');
  readonly apiEndpoints = this.#table('apiEndpoints');
  readonly apiClients = this.#table('apiClients');
  readonly apiKeys = this.#table('apiKeys');
  readonly accessProfiles = this.#table('accessProfiles');
  readonly members = this.#table('members');
  readonly invitations = this.#table('invitations');
  readonly roles = this.#table('roles');
  readonly onPremGroups = this.#table('onPremGroups');
  readonly onPremAgents = this.#table('onPremAgents');
  readonly genies = this.#table('genies');
  readonly agentParts = this.#table('agentParts');
  readonly mcpServers = this.#table('mcpServers');
  readonly testCases = this.#table('testCases');
  readonly testRuns = this.#table('testRuns');
  readonly customConnectors = this.#table('customConnectors');
  readonly oauthProfiles = this.#table('oauthProfiles');
  readonly topics = this.#table('topics');
  readonly messages = this.#table('messages');

  constructor(
    readonly file: StateFile<WorkatoTables>,
    readonly name: WorkspaceName,
    /** The id of its root user, as `GET /users/me` tells it. */
    readonly id: number,
  ) {}

  /** The folder that projects are in. */
  get rootFolderId(): number {
    return this.folders.live(({ parent_id }) => parent_id === null)[0]?.id ?? 0;
  }

  #table<Name extends keyof WorkspaceTables>(name: Name): Table<WorkspaceTables[Name] & Stored> {
    const kept = `${this.name}.${name}` as const;
    const firstId = (FIRST_IDS[name] ?? 1) + (this.name === 'managed' ? MANAGED_IDS_FROM : 0);
    const rows = this.file.rows(kept) as WorkspaceTables[Name][];
    return new Table(rows, firstId, (row) => this.file.put(kept, row.id, row as WorkatoTables[typeof kept]));
  }
}
