export type { Class } from './document/class.js';
export type { DeclaredCode } from './document/declaration.js';
export { codeOf, documentOf } from './document/document-of.js';
export { schemasOf } from './document/schema.js';
export { pagerOf } from './document/write-pager.js';
export type { Slot } from './document/slot.js';
export { isConnector, parameterTypes } from './document/store.js';
export { isUnsafeSegment } from './http/path.js';
export { openSecret } from './secret.js';
