import { didYouMean } from '../text/did-you-mean.js';
import type { YamlFile } from '../yaml/yaml-file.js';
import type { ConnectorFacts, OperationFacts } from './connector-facts.js';
import type { UseNodes } from './recipe-nodes.js';

const KIND = { trigger: 'trigger', step: 'action' } as const;
const SAYS = { action: 'an action', trigger: 'a trigger', list: 'a list', download: 'a download' } as const;

/** The operation that a trigger or step names; undefined, with a fault, when there is none or it is of another kind. */
export function checkUses(
  file: YamlFile,
  { kind, uses, usesNode }: UseNodes,
  bound: ReadonlyMap<string, ConnectorFacts>,
  connections: Readonly<Record<string, string>>,
): OperationFacts | undefined {
  const { connection, operation } = uses;
  if (connection === '') return undefined;
  const at = usesNode?.range?.[0] ?? 0;
  const wanted = KIND[kind];
  const complain = (offset: number, message: string, word: string, candidates: readonly string[], otherwise: string): undefined => {
    const suggestion = didYouMean(word, candidates);
    file.fault(offset, message, suggestion ? `Did you mean \`${suggestion}\`?` : otherwise, { ...(suggestion && { suggestion }) });
  };

  if (!Object.hasOwn(connections, connection)) {
    const names = Object.keys(connections);
    return complain(
      at,
      `There is no connection \`${connection}\`.`,
      connection,
      names,
      `Add it under \`connections\`: it has ${listed(names)}.`,
    );
  }
  const connector = bound.get(connection);
  if (!connector) return undefined; // the connector itself is unknown, which is said at the connection
  const offset = at + file.source.slice(at).indexOf('.') + 1;
  const found = connector.operation(operation);
  const names = connector.namesOf(wanted);
  const title = `Connector \`${connector.document.name}\``;
  if (!found) return complain(offset, `${title} has no ${wanted} \`${operation}\`.`, operation, names, `Its ${wanted}s: ${listed(names)}.`);
  if (found.document.kind === 'trigger' && wanted === 'trigger' && !found.document.poll) {
    file.fault(
      offset,
      `\`${operation}\` is told by webhooks alone, and recipes poll.`,
      'Use a trigger that has a list, or receive webhooks in your host.',
    );
    return undefined;
  }
  if (found.document.kind === wanted) return found;
  if (found.document.kind === 'upload') {
    const message = `\`${operation}\` is an upload, and ${place(kind)}: no recipe holds a file.`;
    file.fault(offset, message, 'Upload it from your host, or with `trunkline upload`.');
    return undefined;
  }
  return complain(
    offset,
    `\`${operation}\` is ${SAYS[found.document.kind]}, and ${place(kind)}.`,
    operation,
    names,
    `Its ${wanted}s: ${listed(names)}.`,
  );
}

function place(kind: UseNodes['kind']): string {
  return kind === 'trigger' ? 'a trigger is needed under `on`' : 'a step needs an action';
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || 'none';
