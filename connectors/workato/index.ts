export { WorkatoConnection } from './connection.js';
export { Connection, ConnectionChange, ConnectionFilter, ConnectionId, Disconnection, NewConnection } from './connections/connection.js';
export { PublishedMessages } from './events/published-batch.js';
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
export { RecipeStart } from './recipes/recipe-start.js';
export { RecipeVersion, RecipeVersionComment, RecipeVersionId } from './recipes/recipe-versions.js';
export { Recipe, RecipeConnection, RecipeSummary } from './recipes/recipe.js';
export { CopiedRecipe, CreatedRecipe } from './recipes/recipes.js';
export { TestCase, TestResult, TestRun, TestRunId, TestScope } from './tests/test-case.js';
export { Workspace } from './workspace/workspace.js';
export {
  ApiToken,
  ApiTokenFacts,
  DeveloperApiClient,
  DeveloperApiClientChange,
  DeveloperApiClientId,
  DeveloperApiClientRole,
  IssuedDeveloperApiClient,
  NewDeveloperApiClient,
} from './access/developer-api-client.js';
export { Invitation, LastActivity, Member, MemberId, MemberRight, MemberRole, MemberRoles, RoleAssignment } from './access/member.js';
export { Role, RoleCopy, RoleReach } from './access/roles.js';
export { Activity, ActivityFilter, ActivityResource, ActivityUser, ActivityWorkspace } from './activity/activity.js';
export { AgentAssetFilter, AgentAssetSearch } from './agents/agent-asset-filter.js';
export { Genie, GenieChange, GenieFilter, GenieId, GenieKnowledgeBases, GenieSkills, NewGenie } from './agents/genie.js';
export { DataSource, KnowledgeBase, KnowledgeBaseChange, KnowledgeBaseId, NewKnowledgeBase } from './agents/knowledge-bases.js';
export {
  McpServer,
  McpServerChange,
  McpServerFilter,
  McpServerHandle,
  McpServerPolicy,
  McpServerPolicyChange,
  McpTool,
  McpToolAssignment,
  McpToolReference,
  NewMcpServer,
} from './agents/mcp-server.js';
export { NewSkill, Skill, SkillId } from './agents/skills.js';
export {
  AccessProfile,
  AccessProfileChange,
  AccessProfileFilter,
  AccessProfileId,
  IssuedAccessProfile,
  LegacyApiClient,
  NewAccessProfile,
  NewLegacyApiClient,
} from './api-platform/access-profile.js';
export { ApiClient, ApiClientFilter, ApiReference, NewApiClient } from './api-platform/api-client.js';
export {
  ApiCollection,
  ApiEndpoint,
  ApiEndpointFilter,
  ApiEndpointId,
  ImportResults,
  ImportedApiCollection,
  NewApiCollection,
  OpenApiText,
} from './api-platform/api-collection.js';
export { ApiClientId, ApiKey, ApiKeyId, IssuedApiKey, NewApiKey } from './api-platform/api-key.js';
export { Folder, FolderDeletion, FolderFilter, NewFolder, Project, ProjectId } from './folders/folder.js';
export { NewOnPremAgent, OnPremAgent, OnPremAgentChange, OnPremAgentId, OnPremAgentName } from './on-prem/on-prem-agent.js';
export { NewOnPremGroup, OnPremGroup, OnPremGroupChange, OnPremGroupId, OnPremStatus } from './on-prem/on-prem-group.js';
export { Asset, AssetFilter, AssetReference } from './packages/asset.js';
export {
  ExportManifest,
  ExportManifestChange,
  ExportManifestId,
  ManifestContentChange,
  NewExportManifest,
  NewManifestContent,
} from './packages/export-manifest.js';
export { Package, PackageExport, PackageId, PackageImport, RecipeStatus } from './packages/package.js';
export { BuildDeployment, Deployment, DeploymentFilter, DeploymentId, DeploymentRange, ProjectDeployment } from './projects/deployment.js';
export { NewProjectBuild, ProjectBuild, ProjectBuildId } from './projects/project-build.js';
export { Properties, PropertyFilter, PropertyValues } from './properties/properties.js';
export { DataTableQuery, DataTableRecordChange, DataTableRecordId, DataTableRow, NewDataTableRecord } from './tables/data-table-row.js';
export { DataTable, DataTableChange, DataTableColumn, DataTableId, DataTableRelation, NewDataTable } from './tables/data-table.js';
export { LookupQuery, LookupRow, LookupRowChange, LookupRowFilter, LookupRowId, NewLookupRow } from './tables/lookup-row.js';
export { LookupColumn, LookupTable, LookupTableIds, NewLookupColumn, NewLookupTable } from './tables/lookup-table.js';
export { NewTag, Tag, TagAssignment, TagChange, TagFilter, TagHandle } from './tags/tags.js';
