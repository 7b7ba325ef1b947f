type Step = string | number;
type Recorded = { readonly path: readonly Step[] } | { readonly problem: string };

/** An arrow function whose body is one chain of members: what remains of a typed path lambda after compilation. */
const MEMBER_CHAIN = /^\(?\s*([\w$]+)\s*\)?\s*=>\s*\1((?:\s*\??\.\s*[\w$]+|\s*(?:\?\.)?\[\s*(?:\d+|'[^']*'|"[^"]*")\s*\])*)\s*$/;
const STEP = /\??\.\s*([\w$]+)|\[\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\]/g;

/**
 * The path a lambda reads, so that the document can hold it as data.
 *
 * Read from the function's source: running it on a recording proxy would take `a ?? b` for a plain `a`.
 */
export function recordPath(pick: (from: never) => unknown): Recorded {
  const source = pick.toString().trim();
  const chain = MEMBER_CHAIN.exec(source);
  if (!chain) return { problem: `\`${source.length > 80 ? `${source.slice(0, 77)}...` : source}\` is not a plain path` };
  const path: Step[] = [];
  for (const [, name, index, single, double] of chain[2]!.matchAll(STEP)) {
    path.push(index === undefined ? (name ?? single ?? double)! : Number(index));
  }
  return { path };
}
