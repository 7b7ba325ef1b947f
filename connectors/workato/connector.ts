import { bearer, byRegionAndEnvironment, Connector, operations } from 'trunkline/sdk';
import { AccessProfiles } from './api-platform/access-profiles.js';
import { Activities } from './activity/activities.js';
import { ApiClients } from './api-platform/api-clients.js';
import { ApiCollections } from './api-platform/api-collections.js';
import { Connections } from './connections/connections.js';
import { CustomConnectors } from './connectors/custom-connectors.js';
import { CustomOAuthProfiles } from './connectors/custom-oauth-profiles.js';
import { dataCenters } from './data-centers.js';
import { DataTableRecords } from './tables/data-table-records.js';
import { DataTables } from './tables/data-tables.js';
import { Deployments } from './projects/deployments.js';
import { DeveloperApiClients } from './access/developer-api-clients.js';
import { DOCS } from './sources.js';
import { errors } from './errors.js';
import { ExportManifests } from './packages/export-manifests.js';
import { FinishedJobs } from './jobs/finished-jobs.js';
import { Folders } from './folders/folders.js';
import { GeneratedSchemas } from './connectors/generated-schemas.js';
import { Genies } from './agents/genies.js';
import { Jobs } from './jobs/jobs.js';
import { KnowledgeBases } from './agents/knowledge-bases.js';
import { LookupRows } from './tables/lookup-rows.js';
import { LookupTables } from './tables/lookup-tables.js';
import { McpServers } from './agents/mcp-servers.js';
import { Members } from './access/members.js';
import { numbered } from './pagers.js';
import { OnPremAgents } from './on-prem/on-prem-agents.js';
import { OnPremGroups } from './on-prem/on-prem-groups.js';
import { Packages } from './packages/packages.js';
import { PickLists } from './connections/pick-lists.js';
import { PlatformConnectors } from './connectors/platform-connectors.js';
import { ProjectBuilds } from './projects/project-builds.js';
import { PropertyStore } from './properties/properties.js';
import { PublishedTopicMessages } from './events/published-messages.js';
import { rateLimits } from './rate-limits.js';
import { RecipeHealths } from './recipes/recipe-health.js';
import { Recipes } from './recipes/recipes.js';
import { RecipeSwitches } from './recipes/recipe-switches.js';
import { RecipeVersions } from './recipes/recipe-versions.js';
import { Roles } from './access/roles.js';
import { RuntimeUserConnections } from './connections/runtime-user-connections.js';
import { Secrets } from './activity/secrets.js';
import { Skills } from './agents/skills.js';
import { StoppedRecipes } from './recipes/stopped-recipes.js';
import { Tags } from './tags/tags.js';
import { TestRuns } from './tests/test-runs.js';
import { TopicMessageLists } from './events/topic-messages.js';
import { WorkatoConnection } from './connection.js';
import { Workspaces } from './workspace/workspace.js';

@Connector(WorkatoConnection, {
  name: 'workato',
  title: 'Workato',
  description: 'Recipes, jobs, connections, projects, tables and people of a Workato workspace, through its Developer API.',
  source: DOCS,
  baseUrl: byRegionAndEnvironment(
    dataCenters,
    (connection) => connection.region,
    (connection) => connection.workspace,
    { experimental: ['kr', 'uk'] },
  ),
  auth: bearer((connection) => connection.token),
  pagination: numbered,
  errors,
  rateLimits,
})
export class Workato extends operations(
  Workspaces,
  Recipes,
  StoppedRecipes,
  RecipeSwitches,
  RecipeVersions,
  RecipeHealths,
  Jobs,
  FinishedJobs,
  TestRuns,
  Connections,
  PickLists,
  RuntimeUserConnections,
  PlatformConnectors,
  CustomConnectors,
  GeneratedSchemas,
  CustomOAuthProfiles,
  TopicMessageLists,
  PublishedTopicMessages,
  Folders,
  ProjectBuilds,
  Deployments,
  ExportManifests,
  Packages,
  PropertyStore,
  LookupTables,
  LookupRows,
  DataTables,
  DataTableRecords,
  ApiCollections,
  ApiClients,
  AccessProfiles,
  DeveloperApiClients,
  Members,
  Roles,
  Activities,
  Secrets,
  Tags,
  OnPremGroups,
  OnPremAgents,
  Genies,
  Skills,
  KnowledgeBases,
  McpServers,
) {}
