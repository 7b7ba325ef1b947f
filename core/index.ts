export { createRuntime } from './runtime/create-runtime.js';
export type {
  AnyConnection,
  CallOptions,
  DetailedListOptions,
  DownloadOptions,
  FileAnswer,
  ListOptions,
  UploadOptions,
} from './runtime/connection.js';
export type { FileSource } from './http/file-source.js';
export type { ConnectOptions, ConnectorCatalogue, Runtime, RuntimeOptions, Settings } from './runtime/runtime.js';
export { openProject, type OpenProject, type ProjectOptions } from './project/open-project.js';
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
