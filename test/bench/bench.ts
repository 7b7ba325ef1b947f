/** One line of a bench's table: a measure over the rounds. */
export interface Row {
  readonly measure: string;
  readonly unit: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** What the median of a measure should keep to. */
export interface Goal {
  readonly measure: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One bench: a file that exports one of these. `run` starts and ends everything it needs. */
export interface Bench {
  readonly name: string;
  /** What is compared, in one line. */
  readonly title: string;
  readonly goals: readonly Goal[];
  run(): Promise<readonly Row[]>;
}

export function row(measure: string, unit: string, values: readonly number[]): Row {
  return { measure, unit, min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/** The goal of a row and whether its median keeps to it. */
export function judge(
  { measure, median: value }: Row,
  goals: readonly Goal[],
): { readonly text: string; readonly met: boolean } | undefined {
  const goal = goals.find((one) => one.measure === measure);
  if (goal === undefined) return undefined;
  if (goal.atMost !== undefined) return { text: `<= ${goal.atMost}`, met: value <= goal.atMost };
  return { text: `>= ${goal.atLeast}`, met: value >= (goal.atLeast ?? 0) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
