import type { Api } from './access/api.js';
import { addActivityLog } from './activity/activity-log.js';
import { addGenies } from './agents/genies.js';
import { addMcpServers } from './agents/mcp-servers.js';
import { addAgentParts } from './agents/parts.js';
import { addAccessProfiles } from './api-platform/access-profiles.js';
import { addClients } from './api-platform/clients.js';
import { addCollections } from './api-platform/collections.js';
import { addApiEndpoints } from './api-platform/endpoints.js';
import { addKeys } from './api-platform/keys.js';
import { addBuilds } from './deployments/builds.js';
import { addDeployments } from './deployments/deployments.js';
import { addDeveloperClients } from './developer-clients/developer-clients.js';
import { addFolders } from './folders/folders.js';
import { addProjects } from './folders/projects.js';
import { addInvitations } from './members/invitations.js';
import { addMembers } from './members/members.js';
import { addRoles } from './members/roles.js';
import { addOnPremAgents } from './on-prem/agents.js';
import { addOnPremGroups } from './on-prem/groups.js';
import { addImport } from './packages/import.js';
import { addManifests } from './packages/manifests.js';
import { addPackages } from './packages/packages.js';
import { addProperties } from './properties/properties.js';
import { addSecrets } from './secrets/secrets.js';
import { addDataTables } from './tables/data-tables.js';
import { addLookupRows } from './tables/lookup-rows.js';
import { addLookupTables } from './tables/lookup-tables.js';

/** Rows 41 to 93 of the endpoints. */
export function addWorkspaceEndpoints(api: Api): void {
  const nouns = [
    addFolders,
    addProjects,
    addBuilds,
    addDeployments,
    addManifests,
    addPackages,
    addImport,
    addProperties,
    addLookupTables,
    addLookupRows,
    addDataTables,
    addCollections,
    addApiEndpoints,
    addClients,
    addKeys,
    addAccessProfiles,
    addDeveloperClients,
    addMembers,
    addInvitations,
    addRoles,
    addActivityLog,
    addSecrets,
    addOnPremGroups,
    addOnPremAgents,
    addGenies,
    addAgentParts,
    addMcpServers,
  ];
  for (const add of nouns) add(api);
}
