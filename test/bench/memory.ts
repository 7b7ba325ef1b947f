import { row, type Bench } from './bench.js';
import { startChild } from './child.js';
import { startServer, type Server } from './start-server.js';
import { PAGE_SIZE } from './vendor.js';

const RECORDS = 1_000_000;
/** The young generation at its full size from the start: its growth at some moment of its own is no leak. */
const NODE_OPTIONS = ['--min-semi-space-size=16'];

/** A list far larger than memory should be: what is read must be let go. */
export const memory: Bench = {
  name: 'memory',
  title: `resident memory of a process that lists ${RECORDS} records in pages of ${PAGE_SIZE}`,
  goals: [{ measure: 'last quarter / second quarter', atMost: 1.1 }],
  async run() {
    using server = await startServer({ records: RECORDS });
    const ours = await quartersOf('trunkline', server);
    const bare = await quartersOf('undici', server);
    return [
      row('last quarter / second quarter', 'x', [mean(ours[3]!) / mean(ours[1]!)]),
      ...ours.map((samples, quarter) => row(`quarter ${quarter + 1}`, 'MiB', samples)),
      row('last quarter, undici', 'MiB', bare[3]!),
    ];
  },
};

async function quartersOf(client: 'trunkline' | 'undici', { url }: Server): Promise<readonly (readonly number[])[]> {
  const { said: samples } = await startChild<readonly number[]>('memory-child.js', [client, url], NODE_OPTIONS);
  return [0, 1, 2, 3].map((quarter) => part(samples, quarter));
}

function part(samples: readonly number[], quarter: number): readonly number[] {
  const length = samples.length / 4;
  return samples.slice(Math.floor(quarter * length), Math.floor((quarter + 1) * length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
