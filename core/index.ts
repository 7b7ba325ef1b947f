import './assert-node.js';

export { createRuntime } from './runtime/create-runtime.js';
export type {
  AnyConnection,
  CallOptions,
  DetailedListOptions,
  DownloadOptions,
  FileAnswer,
  ListOptions,
  ReceiveOptions,
  UploadOptions,
} from './runtime/connection.js';
export type { FileSource } from './http/file-source.js';
export type { ConnectOptions, ConnectorCatalogue, Runtime, RuntimeOptions, Settings } from './runtime/runtime.js';
export { openProject, type OpenProject, type ProjectOptions } from './project/open-project.js';
export type { RecipeRound, RunRecipeOptions } from './project/run-recipe-file.js';
export type { Asking, RunAnswer } from './project/runs/ask-runs.js';
export type { ProjectRuns, ResumeAnswer, RunsQuery, UnsettledQuery } from './project/runs/project-runs.js';
export type { DecidedStep, StepDecision } from './project/runs/decided-steps.js';
export type { DecisionFault, StepAnswer } from './project/runs/resolve-steps.js';
export type { StepCall } from './project/runs/step-calls.js';
export type { KnownTrigger, TriggerKind } from './project/triggers/declared-triggers.js';
export type { BackfillWindow, PausedPlace, ProjectTriggers } from './project/triggers/project-triggers.js';
export type { RunNews, WatchOptions } from './project/runs/watch-run.js';
export type { DryRunOptions } from './project/dry-run-recipe-file.js';
export type { DryRun, SimulatedRun } from './dry-run/dry-run.js';
export type { UnsentCall } from './dry-run/dry-connection.js';
export type * from './plan/plan.js';
export type { GivenValues } from './project/recipe-start.js';
export type { JsonChange } from './text/json-changes.js';
export type { Project, ProjectConnection } from './project/project.js';
export type { Connection } from './runtime/typed-connection.js';
export type { Ports } from './container/process-container.js';
export type { ConnectorCode, ConnectorSource } from './document/source.js';
export type { ServiceOverride } from './http/base-url.js';
export type { AskOptions } from './form/answer-cache.js';
export type { Choice, Choices } from './form/choices.js';
export type { Notification, Received, Refusal, RefusalReason } from './trigger/webhook/notification.js';
export { NetworkFault } from './http/network-fault.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
export { openPostgresStore, type PostgresStoreOptions } from './store/open-postgres-store.js';
export type * from './ports/index.js';
