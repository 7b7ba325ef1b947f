export type * from './ports/index.js';
export type { AnyConnection, CallOptions, ListOptions } from './runtime/connection.js';
