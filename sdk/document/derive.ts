import { DefinitionError } from '../errors/definition-error.js';
import { checkAuth } from './check-connection.js';
import { checkDataClass } from './check-data-class.js';
import { coverPaths } from './cover-paths.js';
import { checkOperations } from './check-operations.js';
import { nameFaults } from './check-names.js';
import { sourceFaults } from './check-sources.js';
import { factsOfClasses } from './facts-of-classes.js';
import type { Class } from './class.js';
import type { DeclaredCode } from './declaration.js';
import type { ConnectorDocument, SlotDocument } from './connector-document.js';
import type { JsonSchema } from './json-schema.js';
import type { OperationDocument } from './operation-document.js';
import type { Written } from './part.js';
import { declarationOf } from './document-of.js';
import { resultOf } from './result-of.js';
import { needsValidator, schemaOf, schemasOf } from './schema.js';
import { operationsOf } from './store.js';
import { uploadFaults } from './upload-faults.js';
import { DocumentWriter } from './writer.js';

type Draft = Omit<ConnectorDocument, 'slots' | 'schemas'>;

/** @throws DefinitionError with every fault of the class. */
export function assertSound(connector: Class): void {
  write(connector);
}

/**
 * The document of a decorated class: frozen, made on each call from what the decorators recorded.
 *
 * @throws DefinitionError when the class has no `@Connector`, or is not sound.
 */
export function deriveDocument(connector: Class): ConnectorDocument {
  const { draft, written } = write(connector);
  checkAnswers(connector, draft, written);
  const schemas: Record<string, JsonSchema> = {};
  for (const [name, data] of [...written.dataClasses].toSorted(([a], [b]) => (a < b ? -1 : 1))) schemas[name] = schemaOf(data);
  const slots: Record<string, SlotDocument> = {};
  for (const [name, slot] of written.slots) {
    slots[name] = { part: written.slotParts.get(name)!, ...(slot.reason ? { reason: slot.reason } : {}) };
  }
  return deepFreeze({ ...draft, operations: mapOperations(draft.operations, written), slots, schemas });
}

/** The code that the document names: slots and data classes, by name. */
export function deriveCode(connector: Class): DeclaredCode {
  const { slots, dataClasses } = write(connector).written;
  return { slots, dataClasses, schemasOf };
}

function write(connector: Class): { readonly draft: Draft; readonly written: Written } {
  const declared = declarationOf(connector);
  const writer = new DocumentWriter(connector.name);
  const base = declared.write(writer);
  const operations: Record<string, OperationDocument> = {};
  for (const [name, { owner, operation }] of operationsOf(connector)) {
    const context = { name, owner, connector: { source: base.source, services: base.baseUrl.services } };
    const at = writer.under(name, `operations.${name}`);
    const document = (operations[name] = operation.write(at, context));
    if (document.auth) checkAuth(at, declared.connection, document.auth, base.baseUrl.services);
  }
  const budgets = base.budgets.map((budget) => coverPaths(writer, budget, operations));
  const draft: Draft = { ...base, budgets, operations };
  checkOperations(writer, draft);
  for (const data of [...writer.written.dataClasses.values()]) checkDataClass(writer, data);
  const facts = factsOfClasses(writer.written.dataClasses);
  for (const { at, problem, remedy } of [...sourceFaults(draft, facts), ...nameFaults(draft, facts), ...uploadFaults(draft)])
    writer.under(at).fault(problem, remedy);
  if (writer.written.faults.length > 0) throw new DefinitionError(connector.name, distinct(writer.written.faults));
  return { draft, written: writer.written };
}

/** Answers are checked by their schema alone: a rule that has none would silently never run. */
function checkAnswers(connector: Class, { operations }: Draft, { dataClasses }: Written): void {
  const faults = Object.entries(operations).flatMap(([name, operation]) => {
    const result = resultOf(operation) ?? '';
    const data = dataClasses.get(result);
    if (data === undefined || !needsValidator(data)) return [];
    return [
      {
        at: `${connector.name}.${name}`,
        problem: `${result} has a rule without a JSON Schema, and it is an answer`,
        remedy: 'Use rules that have one on what the vendor answers; inputs may have any.',
      },
    ];
  });
  if (faults.length > 0) throw new DefinitionError(connector.name, faults);
}

/** Marks the operations whose input has rules that only class-validator knows. */
function mapOperations(operations: Draft['operations'], { dataClasses }: Written): ConnectorDocument['operations'] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => {
      const input = operation.input === undefined ? undefined : dataClasses.get(operation.input);
      return [name, input && needsValidator(input) ? { ...operation, validators: [operation.input!] } : operation];
    }),
  );
}

function distinct<T>(faults: readonly T[]): T[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
