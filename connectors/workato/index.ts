export { WorkatoConnection } from './connection.js';
export { Workato } from './connector.js';
export { Workspace } from './workspace/workspace.js';
