export {
  Application,
  ApplicationChange,
  ApplicationFilter,
  ApplicationName,
  ApplicationSettings,
  ApplicationSummary,
  Scm,
} from './applications.js';
export { Build, BuildFilter, BuildId, BuildSummary, NewBuild } from './builds.js';
export { WerckerConnection } from './connection.js';
export { Wercker } from './connector.js';
export { Deploy, DeployFilter, DeployId, DeploySummary } from './deploys.js';
export { EnvVar } from './jobs.js';
export { Pipeline, PipelineId, PipelineSummary, StartedPipeline } from './pipelines.js';
export { PublishedStep, PublishedStepVersion, SampleYml, StackName } from './published-steps.js';
export { FinishedPipelineRunFilter, FinishedRunFilter, PipelineRunFilter, RunFilter } from './run-filters.js';
export { NewRun, Run, RunCommit, RunId, RunSummary, StartedRun } from './run-records.js';
export { RunStep, RunStepId, RunStepLog } from './run-steps.js';
export { SpinnakerApplication, SpinnakerApplicationFilter, SpinnakerPipeline, SpinnakerRun, SpinnakerRunFilter } from './spinnaker.js';
export { CreatedToken, NewToken, Token, TokenChange, TokenId } from './tokens.js';
export { Avatar, Profile, UnifiedUser, UserMeta } from './users.js';
export { Workflow, WorkflowData, WorkflowDetails, WorkflowFilter, WorkflowId, WorkflowItem, WorkflowItemData } from './workflows.js';
