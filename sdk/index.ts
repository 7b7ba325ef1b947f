import 'reflect-metadata';

export * from './errors/index.js';
export { Secret } from './secret.js';
export type { IncompleteReason, Page, Pages, PagesOutcome } from './http/pages.js';
