import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { row, type Row } from './bench.js';

/** Ways to do the same work. Each call does it once. */
export type Variants<N extends string> = Readonly<Record<N, () => Promise<void>>>;

interface Cost {
  readonly wall: number;
  /** Milliseconds of the whole client process, the collector's threads included. */
  readonly cpu: number;
}

/** The costs of every variant, round by round. */
export class Rounds<N extends string> {
  constructor(private readonly costs: Readonly<Record<N, readonly Cost[]>>) {}

  /** One variant against another of the same round, so that what slows the machine slows both. */
  ratio(measure: string, kind: keyof Cost, of: N, to: N): Row {
    return row(
      measure,
      'x',
      this.costs[of].map((cost, round) => cost[kind] / this.costs[to][round]![kind]),
    );
  }

  /** What one of `times` equal parts of a variant's work costs, in microseconds. */
  each(measure: string, kind: keyof Cost, of: N, times: number): Row {
    return row(
      measure,
      'us',
      this.costs[of].map((cost) => (cost[kind] * 1000) / times),
    );
  }
}

/** Runs the variants in turn, each round beginning with another one, after a round that counts for nothing. */
export async function interleave<N extends string>(rounds: number, variants: Variants<N>): Promise<Rounds<N>> {
  const names = Object.keys(variants) as N[];
  const costs = Object.fromEntries(names.map((name) => [name, [] as Cost[]])) as Record<N, Cost[]>;
  const collect = collector();
  for (let round = -1; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + names.length) % names.length]!;
      collect();
      const cost = await measure(variants[name]);
      if (round >= 0) costs[name].push(cost);
    }
  }
  return new Rounds(costs);
}

async function measure(work: () => Promise<void>): Promise<Cost> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

/** A full collection, so that no variant pays for another's garbage. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
