import type { SimDisk } from './sim-disk.js';
import { type SimOptions, simulate } from './simulate.js';
import { TROUBLES, type Trouble } from './troubles.js';

const MOST_LINES = 200;

/** What went wrong, told by the quietest world that still shows it: troubles that do not matter are left out of it. */
export async function explained(disk: SimDisk, options: SimOptions): Promise<string> {
  const [promise] = (await simulate(disk, options)).faults[0]!.split(':');
  const without = new Set<Trouble>();
  for (const trouble of TROUBLES) {
    without.add(trouble);
    const { faults } = await simulate(disk, { ...options, without });
    if (!faults[0]?.startsWith(`${promise}:`)) without.delete(trouble);
  }
  const { faults, trace } = await simulate(disk, { ...options, without });
  return [
    `SEED=${options.seed}${without.size > 0 ? ` (also without ${[...without].join(', ')})` : ''}`,
    ...faults,
    ...(trace.length > MOST_LINES ? [`... ${trace.length - MOST_LINES} lines before`] : []),
    ...trace.slice(-MOST_LINES),
  ].join('\n');
}
