/** One iteration of a loop. */
export interface Iteration {
  readonly loop: string;
  readonly key: string;
}

const ITERATION = /\[("(?:[^"\\]|\\.)*")\]/g;

/** The scope of an iteration: what the paths of its steps begin with. */
export const scopeOf = ({ loop, key }: Iteration): string => `${loop}[${JSON.stringify(key)}]`;

/** The iterations that a path stands in, outermost first: `a["1"].b["2"].c` stands in 1 of `a` and 2 of `a["1"].b`. */
export function iterationsOf(path: string): readonly Iteration[] {
  return Array.from(path.matchAll(ITERATION), (found) => ({
    loop: path.slice(0, found.index),
    key: JSON.parse(found[1]!) as string,
  }));
}

/** The scope that a path stands in: its innermost iteration, or none. */
export function scopeAround(path: string): string {
  const innermost = iterationsOf(path).at(-1);
  return innermost ? scopeOf(innermost) : '';
}
