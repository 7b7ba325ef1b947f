import type { ChoicesDocument } from 'trunkline/sdk';

/** What a form offers for an id: the records of a list, by name. */
function byName(list: string, value = 'id', label = 'name'): ChoicesDocument {
  return { list, value, label };
}

export const recipes = byName('listRecipes');
export const connections = byName('listConnections');
export const platformConnectors = byName('listPlatformConnectors', 'name', 'title');
export const customConnectors = byName('listCustomConnectors', 'id', 'title');
export const customOAuthProfiles = byName('listCustomOAuthProfiles');
export const folders = byName('listFolders');
/** A deployment has no name. */
export const deployments = byName('listDeployments', 'id', 'created_at');
export const projects = byName('listProjects');
export const lookupTables = byName('listLookupTables');
export const dataTables = byName('listDataTables');
export const apiCollections = byName('listApiCollections');
export const apiEndpoints = byName('listApiEndpoints');
export const apiClients = byName('listApiClients');
export const legacyApiClients = byName('listLegacyApiClients');
export const accessProfiles = byName('listAccessProfiles');
export const developerApiClients = byName('listDeveloperApiClients');
export const developerApiClientRoles = byName('listDeveloperApiClientRoles');
export const members = byName('listMembers');
export const roles = byName('listRoles');
/** Where a role is given by its name. */
export const roleNames = byName('listRoles', 'name');
export const tags = byName('listTags', 'handle', 'title');
export const onPremGroups = byName('listOnPremGroups');
export const onPremAgents = byName('listOnPremAgents');
export const genies = byName('listGenies');
export const skills = byName('listSkills');
export const knowledgeBases = byName('listKnowledgeBases');
export const mcpServers = byName('listMcpServers');
/** Keys of the client that is chosen beside. */
export const apiKeys: ChoicesDocument = { ...byName('listApiKeys'), with: { api_client_id: 'api_client_id' } };
/** What belongs to the recipe that is chosen beside. */
export const jobs: ChoicesDocument = { ...byName('listJobs', 'id', 'title'), with: { recipe_id: 'recipe_id' } };
export const recipeVersions: ChoicesDocument = { ...byName('listRecipeVersions', 'id', 'version_no'), with: { recipe_id: 'recipe_id' } };
