import type { Class } from './class.js';
import type { OperationDocument } from './operation-document.js';
import type { ConnectorDocument } from './connector-document.js';
import type { Writer } from './part.js';

/** What an operation's decorator recorded. Written once the whole connector is known. */
export interface OperationDeclaration {
  readonly kind: OperationDocument['kind'];
  write(writer: Writer, context: OperationContext): OperationDocument;
}

export interface OperationContext {
  readonly name: string;
  /** The class that declares the operation: the connector, or a group. */
  readonly owner: Class;
  readonly connector: { readonly source: string; readonly services: readonly string[] };
}

/** What `@Connector` recorded. */
export interface ConnectorDeclaration {
  readonly connection: Class;
  write(writer: Writer): Omit<ConnectorDocument, 'operations' | 'slots' | 'schemas'>;
}
