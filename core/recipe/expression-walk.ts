import type { ASTNode } from '@marcbachmann/cel-js';

/** `event.order.id`: a root and the member names after it, optional ones too, each with its place in the expression. */
export interface MemberChain {
  readonly root: string;
  readonly offset: number;
  readonly keys: readonly { readonly name: string; readonly offset: number }[];
}

/** Every node of an expression, the outermost first. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/** The longest member chains, without those that begin at a name bound inside the expression, as `i` in `list.map(i, i.id)`. */
export function chainsOf(ast: ASTNode): readonly MemberChain[] {
  const bound = new Set([...nodesOf(ast)].flatMap(boundName));
  const chains: MemberChain[] = [];
  const visit = (node: ASTNode): void => {
    const chain = chainAt(node);
    if (chain === undefined) for (const child of childrenOf(node)) visit(child);
    else if (!bound.has(chain.root)) chains.push(chain);
  };
  visit(ast);
  return chains;
}

function chainAt(node: ASTNode): MemberChain | undefined {
  if (node.op === 'id') return { root: node.args, offset: node.start, keys: [] };
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const [target, key] = node.args as readonly [ASTNode, string | ASTNode];
  const name = typeof key === 'string' ? key : key.op === 'value' ? String(key.args) : '';
  const before = chainAt(target);
  return before && { ...before, keys: [...before.keys, { name, offset: node.end - name.length }] };
}

/** Macros bind their first argument: `list.all(x, ...)`. */
function boundName(node: ASTNode): string[] {
  if (node.op !== 'rcall') return [];
  const [, , args] = node.args;
  return args.length > 1 && args[0]?.op === 'id' ? [args[0].args] : [];
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
