export * from './commands.js';
export * from './events.js';
export * from './journal.js';
export * from './lease.js';
export * from './runs.js';
export * from './steps.js';
export * from './store.js';
export * from './streams.js';
