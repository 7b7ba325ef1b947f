export type { Class } from './document/class.js';
export { codeOf, documentOf } from './document/derive.js';
export { schemaOf } from './document/schema.js';
export type { Slot } from './document/slot.js';
export { fieldsOf } from './document/store.js';
export { isUnsafeSegment } from './http/path.js';
export { openSecret } from './secret.js';
