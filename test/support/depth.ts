import fc from 'fast-check';

/** A hundred times as much with DEEP=1, which `npm run test:deep` sets: for a night, not for every change. */
export const isDeep = process.env['DEEP'] === '1';
const FACTOR = isDeep ? 100 : 1;

/** How often a property is tried, or a process killed, given how often that is usual. */
export function runs(usual: number): number {
  return usual * FACTOR;
}

fc.configureGlobal({ numRuns: runs(100) });
