import type { DeclaredBudget } from './budget-document.js';
import type { Class } from './class.js';
import type { OperationDocument, Stability } from './operation-document.js';
import type { ConnectorDocument } from './connector-document.js';
import type { JsonSchema } from './json-schema.js';
import type { Slot } from './slot.js';
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
  /** Lists that are being written because this one is read for them. */
  readonly readFor?: readonly string[];
  readonly connector: { readonly source: string; readonly services: readonly string[] };
}

/** What the operations of one class share unless they say otherwise. */
export interface GroupDefaults {
  /** Vendor page or section; each operation adds its endpoint. */
  readonly source?: string;
  readonly stability?: Stability;
}

/** The code that a document names. */
export interface DeclaredCode {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly dataClasses: ReadonlyMap<string, Class>;
  /** The schemas of a data class and of every one it holds, by name. */
  schemasOf(data: Class): Readonly<Record<string, JsonSchema>>;
}

/** What `@Connector` recorded. */
export interface ConnectorDeclaration {
  readonly connection: Class;
  /** Derived on each call. Reached through the class, so that who only reads documents need not load what derives them. */
  document(): ConnectorDocument;
  code(): DeclaredCode;
  write(
    writer: Writer,
  ): Omit<ConnectorDocument, 'operations' | 'slots' | 'schemas' | 'budgets'> & { readonly budgets: readonly DeclaredBudget[] };
}
