import type { Api } from './access/api.js';
import { addConnections } from './connections/connections.js';
import { addPickLists } from './connections/pick-lists.js';
import { addRuntimeConnections } from './connections/runtime-connections.js';
import { addCustomConnectors } from './connectors/custom-connectors.js';
import { addIntegrations } from './connectors/integrations.js';
import { addOAuthProfiles } from './connectors/oauth-profiles.js';
import { addReleases } from './connectors/releases.js';
import { addSchemas } from './connectors/schemas.js';
import { addJobActions } from './jobs/job-actions.js';
import { addJobs } from './jobs/jobs.js';
import { addCopies } from './recipes/copies.js';
import { addHealth } from './recipes/health.js';
import { addRecipes } from './recipes/recipes.js';
import { addRuns } from './recipes/runs.js';
import { addVersions } from './recipes/versions.js';
import { addTestCases } from './tests/test-cases.js';
import { addUsers } from './users/users.js';

/** Rows 1 to 40 of the endpoints. */
export function addAutomationEndpoints(api: Api): void {
  const nouns = [
    addUsers,
    addRecipes,
    addCopies,
    addRuns,
    addVersions,
    addHealth,
    addJobs,
    addJobActions,
    addTestCases,
    addConnections,
    addRuntimeConnections,
    addPickLists,
    addIntegrations,
    addCustomConnectors,
    addReleases,
    addSchemas,
    addOAuthProfiles,
  ];
  for (const add of nouns) add(api);
}
