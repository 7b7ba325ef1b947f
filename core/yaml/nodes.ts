import { type Pair, type ParsedNode, isMap, isScalar, isSeq } from 'yaml';

/** A node, or what may stand where one is expected. */
export type Place = ParsedNode | null | undefined;

/** The pairs of a map; none for any other node. */
export function pairsOf(node: Place): readonly Pair<ParsedNode, ParsedNode | null>[] {
  return isMap(node) ? node.items : [];
}

/** The value under a name of a map. */
export function entryOf(node: Place, name: string): Place {
  return pairsOf(node).find(({ key }) => keyText(key) === name)?.value;
}

/** The items of a list; none for any other node. */
export function itemsOf(node: Place): readonly (ParsedNode | null)[] {
  return isSeq(node) ? node.items : [];
}

/** The text of a scalar key. */
export function keyText(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
