export { WorkatoConnection } from './connection.js';
export { Connection, ConnectionChange, ConnectionFilter, ConnectionId, Disconnection, NewConnection } from './connections/connection.js';
export { PickList, PickListQuery } from './connections/pick-lists.js';
export { AuthorizationUrl, NewRuntimeUserConnection, RuntimeUserConnection } from './connections/runtime-user-connections.js';
export { Workato } from './connector.js';
export {
  ConnectorMessage,
  ConnectorVersion,
  CustomConnector,
  CustomConnectorChange,
  CustomConnectorCode,
  CustomConnectorId,
  CustomConnectorSearch,
  NewCustomConnector,
} from './connectors/custom-connector.js';
export {
  CustomOAuthProfile,
  CustomOAuthProfileChange,
  CustomOAuthProfileId,
  NewCustomOAuthProfile,
  OAuthApplication,
  OAuthCredentials,
} from './connectors/custom-oauth-profiles.js';
export { CsvSample, GeneratedSchema, JsonSample } from './connectors/generated-schemas.js';
export { ConnectorStep, PlatformConnector, PlatformConnectorNames } from './connectors/platform-connectors.js';
export {
  NewTopicMessage,
  NewTopicMessages,
  PublishedMessage,
  PublishedMessages,
  TopicMessage,
  TopicMessageFilter,
  TopicMessages,
  TopicMessageWait,
  TopicRef,
} from './events/topic-message.js';
export { Job, JobFilter, JobId, JobIds, JobResumption, JobScope, NewerJobFilter } from './jobs/job.js';
export { JobCountQuery, JobCounts, RecipeHealth } from './recipes/recipe-health.js';
export {
  ChangedRecipeContent,
  ConnectionReplacement,
  NewRecipe,
  RecipeChange,
  RecipeContent,
  RecipeCopy,
  RecipeFilter,
  RecipeId,
  RecipeRef,
  RecipeView,
  StoppedRecipeFilter,
} from './recipes/recipe-inputs.js';
export { RecipeStart } from './recipes/recipe-switches.js';
export { RecipeVersion, RecipeVersionComment, RecipeVersionId } from './recipes/recipe-versions.js';
export { Recipe, RecipeConnection, RecipeSummary } from './recipes/recipe.js';
export { CopiedRecipe, CreatedRecipe } from './recipes/recipes.js';
export { TestCase, TestResult, TestRun, TestRunId, TestScope } from './tests/test-case.js';
export { Workspace } from './workspace/workspace.js';
