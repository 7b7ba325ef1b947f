import type { MemberChain } from '../../recipe/expression-walk.js';
import type { Scope } from '../../recipe/expression.js';

type Fields = Record<string, unknown>;

/** The part of a scope that these member chains lead to: what an expression needs of it, and no more. */
export function namedData(chains: readonly MemberChain[], scope: Scope): Scope {
  const found: Fields = {};
  for (const { root, keys } of chains) if (root in scope) put(found, root, scope[root], keys);
  return found;
}

/** A part that is there whole already stays whole; a member that is missing stays missing. */
function put(into: Fields, name: string, value: unknown, [next, ...rest]: MemberChain['keys']): void {
  if (next === undefined || !isMap(value)) {
    into[name] = value;
    return;
  }
  const known = into[name];
  if (known === value) return;
  const part: Fields = isMap(known) ? known : {};
  into[name] = part;
  if (Object.hasOwn(value, next.name)) put(part, next.name, value[next.name], rest);
}

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
