import type { ConnectorDocument, JsonSchema, OperationDocument } from 'trunkline/document';
import { usesCode } from '../document/uses-code.js';
import type { Pin } from '../ports/store/index.js';
import { stepsOf } from '../recipe/blocks-of.js';
import type { Recipe, Uses } from '../recipe/recipe.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { jsonHash } from '../text/canonical-json.js';

/** What of its connectors a run was started with, by local name. A part that the run does not use is not in it, nor is any version. */
export type PinBody = Readonly<Record<string, PinnedConnector>>;

export interface PinnedConnector {
  readonly connector: string;
  /** Parts of the document that the run's operations depend on, by their place in it. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** Of the files that the code is in; there when the parts name code. */
  readonly code?: string;
}

/** One part that is not as it was. */
export interface PinChange {
  /** As `shop.operations.createOrder`, or `shop.code`. */
  readonly at: string;
  readonly before: unknown;
  readonly now: unknown;
}

/** What of a connection a run is pinned to. */
export type PinSource = Pick<RecipeConnection, 'document' | 'codeHash'>;

/** What a run of this recipe depends on, as the connectors are now. */
export function pinOf(recipe: Recipe, connections: ReadonlyMap<string, PinSource>): Pin {
  const used = new Map<string, Set<string>>();
  for (const { connection, operation } of usesOf(recipe)) {
    used.set(connection, (used.get(connection) ?? new Set()).add(operation));
  }
  const body: Record<string, PinnedConnector> = {};
  for (const [local, operations] of used) {
    const connection = connections.get(local);
    if (connection) body[local] = pinConnector(connection, operations);
  }
  return { hash: jsonHash(body), body };
}

/** What changed between two pins; what only one of them has is told with undefined for the other. */
export function pinChanges(before: PinBody, now: PinBody): readonly PinChange[] {
  const locals = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...locals].flatMap((local) => {
    const was = flat(before[local]);
    const is = flat(now[local]);
    const names = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...names].flatMap((name) =>
      jsonHash(was[name] ?? null) === jsonHash(is[name] ?? null) ? [] : [{ at: `${local}.${name}`, before: was[name], now: is[name] }],
    );
  });
}

const flat = (pinned: PinnedConnector | undefined): Readonly<Record<string, unknown>> =>
  pinned ? { connector: pinned.connector, ...pinned.parts, ...(pinned.code !== undefined && { code: pinned.code }) } : {};

function pinConnector({ document, codeHash }: PinSource, operations: ReadonlySet<string>): PinnedConnector {
  const parts: Record<string, unknown> = { baseUrl: document.baseUrl, auth: document.auth, errors: document.errors };
  const needed = withDependencies(document, operations);
  for (const name of needed) parts[`operations.${name}`] = document.operations[name] ?? null;
  if (needed.some((name) => document.operations[name]?.kind === 'list')) parts['pagination'] = document.pagination ?? null;
  for (const name of schemasOf(document, needed)) parts[`schemas.${name}`] = document.schemas[name] ?? null;
  return { connector: document.name, parts, ...(codeHash !== undefined && usesCode(parts) && { code: codeHash }) };
}

/** Lists read other lists, and look records up by actions. */
function withDependencies(document: ConnectorDocument, operations: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const operation = document.operations[name];
    if (found.has(name)) return;
    found.add(name);
    if (operation?.kind !== 'list') return;
    if (operation.detail) visit(operation.detail.action);
    if (operation.each) {
      visit(operation.each.list);
      for (const over of operation.each.over) if ('list' in over) visit(over.list);
    }
  };
  for (const name of operations) visit(name);
  return [...found].toSorted();
}

function schemasOf(document: ConnectorDocument, operations: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || document.schemas[name] === undefined) return;
    found.add(name);
    for (const reference of referencesOf(document.schemas[name])) visit(reference);
  };
  for (const name of operations) for (const schema of classesOf(document.operations[name])) visit(schema);
  return [...found].toSorted();
}

function classesOf(operation: OperationDocument | undefined): readonly string[] {
  if (!operation) return [];
  const own = operation.input === undefined ? [] : [operation.input];
  if (operation.kind === 'list') return [...own, operation.record];
  return operation.kind === 'action' && operation.output !== undefined ? [...own, operation.output] : own;
}

function referencesOf(schema: JsonSchema): readonly string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
}

function usesOf(recipe: Recipe): readonly Uses[] {
  const own = [...stepsOf(recipe.steps)].flatMap((step) => {
    if (step.kind === 'action') return [step.uses];
    return step.kind === 'for-each' && step.source ? [step.source.uses] : [];
  });
  return [...own, ...Object.values(recipe.calls).flatMap(usesOf)];
}
