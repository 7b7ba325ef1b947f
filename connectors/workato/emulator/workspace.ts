import type { StateFile } from 'trunkline/testing';
import type { ClientRoleRecord, DeveloperClientRecord } from './access/records.js';
import type { ConnectionRecord } from './connections/records.js';
import type { CustomConnectorRecord, OAuthProfileRecord } from './connectors/records.js';
import type { MessageRecord, TopicRecord } from './events/records.js';
import type { FolderRecord, ProjectRecord } from './folders/records.js';
import type { JobRecord } from './jobs/records.js';
import type { HealthRecord } from './recipes/health.js';
import type { RecipeRecord, VersionRecord } from './recipes/records.js';
import type { TestCaseRecord, TestRunRecord } from './tests/records.js';
import { type Stored, Table } from './table.js';

/** What a workspace holds. */
export interface WorkspaceTables {
  readonly developerClients: DeveloperClientRecord;
  readonly clientRoles: ClientRoleRecord;
  readonly folders: FolderRecord;
  readonly projects: ProjectRecord;
  readonly connections: ConnectionRecord;
  readonly recipes: RecipeRecord;
  readonly versions: VersionRecord;
  readonly health: HealthRecord;
  readonly jobs: JobRecord;
  readonly testCases: TestCaseRecord;
  readonly testRuns: TestRunRecord;
  readonly customConnectors: CustomConnectorRecord;
  readonly oauthProfiles: OAuthProfileRecord;
  readonly topics: TopicRecord;
  readonly messages: MessageRecord;
}

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
