export * from './connector-error.js';
export * from './definition-error.js';
export * from './paused.js';
export * from './rejected.js';
export * from './retryable.js';
export * from './uncertain.js';
