import fc from 'fast-check';

/** A hundred times as much with DEEP=1, which `npm run test:deep` sets: for a night, not for every change. */
const FACTOR = process.env['DEEP'] === '1' ? 100 : 1;

/** How often a property is tried, or a process killed, given how often that is usual. */
export function runs(usual: number): number {
  return usual * FACTOR;
}

fc.configureGlobal({ numRuns: runs(100) });
