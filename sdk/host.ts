export type { Class } from './document/class.js';
export type { DeclaredCode } from './document/declaration.js';
export { codeOf, documentOf } from './document/document-of.js';
export { pagerOf } from './document/write-pager.js';
export type { Slot } from './document/slot.js';
export { isConnector, parameterTypes } from './document/store.js';
export { HttpClient } from './http/http-client.js';
export { isUnsafeSegment } from './http/path.js';
export { openSecret, Secret } from './secret.js';
