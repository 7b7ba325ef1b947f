import { type Closed, LATER, NO_OUTPUT, type Scope, stepsName, varsName, withName } from './scope.js';
import { anyOf, type Shapes } from './shape.js';

/** What is known once a step has run. */
export interface Outcome {
  /** Absent for a step that gives none. */
  readonly output?: { readonly shapes: Shapes };
  /** What is known at the end of each block in it, where the steps in them are seen after it. */
  readonly ends?: readonly Scope[];
  /** Whether vars that were set at those ends stay set. */
  readonly keepsVars?: boolean;
  readonly vars?: ReadonlyMap<string, Shapes>;
  /** Steps in it that are not seen after it, and why. */
  readonly closed?: ReadonlyMap<string, Closed>;
}

/** What is known after a step. `maySkip`: it need not have run. */
export function after(scope: Scope, id: string, outcome: Outcome, maySkip: boolean): Scope {
  const { output, ends = [], keepsVars = false, vars, closed } = outcome;
  const seen = ends.reduce(seeing, scope);
  const steps = seen.get('steps');
  const members = new Map(steps?.members);
  const shut = new Map([...(steps?.closed ?? []), ...(closed ?? [])]);
  if (output) members.set(id, output.shapes);
  if (output) shut.delete(id);
  else shut.set(id, NO_OUTPUT);
  const next = withName(seen, 'steps', stepsName(members, shut));
  const arms = [...(keepsVars ? ends.map(varsOf) : []), ...(vars ? [new Map([...varsOf(scope), ...vars])] : [])];
  return arms.length > 0 ? withName(next, 'vars', varsName(together([...arms, ...(maySkip ? [varsOf(scope)] : [])]))) : next;
}

/** The scope with the steps that are known at the end of a block in it. */
export function seeing(scope: Scope, end: Scope): Scope {
  const [before, then] = [scope.get('steps'), end.get('steps')];
  const members = new Map([...(before?.members ?? []), ...(then?.members ?? [])]);
  const closed = new Map([...(before?.closed ?? []), ...[...(then?.closed ?? [])].filter(([, shut]) => shut !== LATER)]);
  for (const id of then?.members?.keys() ?? []) closed.delete(id);
  return withName(scope, 'steps', stepsName(members, closed));
}

/** The scope in which a block may have run or not, wholly or in part. */
export function perhaps(scope: Scope, end: Scope): Scope {
  return withName(seeing(scope, end), 'vars', varsName(together([varsOf(scope), varsOf(end)])));
}

const varsOf = (scope: Scope): ReadonlyMap<string, Shapes> => scope.get('vars')?.members ?? new Map<string, Shapes>();

/** Vars after one of several ways was gone. */
function together(arms: readonly ReadonlyMap<string, Shapes>[]): ReadonlyMap<string, Shapes> {
  const names = new Set(arms.flatMap((vars) => [...vars.keys()]));
  return new Map([...names].map((name) => [name, anyOf(arms.filter((vars) => vars.has(name)).map((vars) => vars.get(name)))]));
}
