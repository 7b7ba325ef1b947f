import { didYouMean } from '../../text/did-you-mean.js';
import type { Place } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import type { Uses } from '../recipe.js';
import type { ConnectorFacts, OperationFacts } from './connector-facts.js';

type Kind = 'trigger' | 'action' | 'list';

const PLACES: Readonly<Record<Kind, string>> = {
  trigger: 'a trigger is needed under `on`',
  action: 'a step needs an action',
  list: 'a loop reads a list',
};
/** Kinds that a step may name too: their result or their input is a file. */
const FILE_KINDS: ReadonlySet<string> = new Set(['download', 'upload']);

const SAYS = { action: 'an action', trigger: 'a trigger', list: 'a list', download: 'a download', upload: 'an upload' } as const;

export interface UsesPlace {
  readonly uses: Uses;
  readonly node: Place;
  readonly wanted: Kind;
}

/** The operation that a trigger, a step or a loop names; undefined, with a fault, when there is none or it is of another kind. */
export function checkUses(
  file: YamlFile,
  { uses, node, wanted }: UsesPlace,
  bound: ReadonlyMap<string, ConnectorFacts>,
  connections: Readonly<Record<string, string>>,
): OperationFacts | undefined {
  const { connection, operation } = uses;
  if (connection === '') return undefined;
  const at = node?.range?.[0] ?? 0;
  const complain = (offset: number, message: string, word: string, candidates: readonly string[], otherwise: string): undefined => {
    const suggestion = didYouMean(word, candidates);
    file.fault(offset, message, suggestion ? `Did you mean \`${suggestion}\`?` : otherwise, { ...(suggestion && { suggestion }) });
  };

  if (!Object.hasOwn(connections, connection)) {
    const names = Object.keys(connections);
    const remedy = `Add it under \`connections\`: it has ${listed(names)}.`;
    return complain(at, `There is no connection \`${connection}\`.`, connection, names, remedy);
  }
  const connector = bound.get(connection);
  if (!connector) return undefined; // the connector itself is unknown, which is said at the connection
  const offset = at + file.source.slice(at).indexOf('.') + 1;
  const found = connector.operation(operation);
  const names = connector.namesOf(wanted);
  const title = `Connector \`${connector.document.name}\``;
  if (!found) return complain(offset, `${title} has no ${wanted} \`${operation}\`.`, operation, names, `Its ${wanted}s: ${listed(names)}.`);
  if (found.document.kind === wanted || (wanted === 'action' && FILE_KINDS.has(found.document.kind))) return found;
  const asLoop = wanted === 'action' && found.document.kind === 'list';
  const remedy = asLoop ? `Go through it: \`for-each: { uses: ${connection}.${operation} }\`.` : `Its ${wanted}s: ${listed(names)}.`;
  return complain(
    offset,
    `\`${operation}\` is ${SAYS[found.document.kind]}, and ${PLACES[wanted]}.`,
    operation,
    asLoop ? [] : names,
    remedy,
  );
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || 'none';
