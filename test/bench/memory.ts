import { row, type Bench } from './bench.js';
import { startChild } from './child.js';
import { startServer } from './start-server.js';
import { PAGE_SIZE } from './vendor.js';

const RECORDS = 1_000_000;

/** A list far larger than memory should be: what is read must be let go. */
export const memory: Bench = {
  name: 'memory',
  title: `resident memory of a process that lists ${RECORDS} records in pages of ${PAGE_SIZE}`,
  goals: [{ measure: 'last quarter / second quarter', atMost: 1.1 }],
  async run() {
    using server = await startServer({ records: RECORDS });
    const { said: samples } = await startChild<readonly number[]>('memory-child.js', server.url);
    const quarters = [0, 1, 2, 3].map((quarter) => part(samples, quarter));
    return [
      row('last quarter / second quarter', 'x', [mean(quarters[3]!) / mean(quarters[1]!)]),
      ...quarters.map((values, quarter) => ({ ...row(`quarter ${quarter + 1}`, 'MiB', values), median: mean(values) })),
    ];
  },
};

function part(samples: readonly number[], quarter: number): readonly number[] {
  const length = samples.length / 4;
  return samples.slice(Math.floor(quarter * length), Math.floor((quarter + 1) * length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
