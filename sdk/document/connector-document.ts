import type { AuthDocument } from './auth-document.js';
import type { BaseUrlDocument } from './base-url-document.js';
import type { BudgetDocument } from './budget-document.js';
import type { ErrorTableDocument } from './error-document.js';
import type { JsonSchema } from './json-schema.js';
import type { OperationDocument } from './operation-document.js';
import type { PagerDocument } from './pager-document.js';
import type { WebhooksDocument } from './webhook-document.js';

/** Version of the document's shape; a reader refuses a greater one. */
export const DOCUMENT_FORMAT = 1;

/**
 * Everything Trunkline knows about one vendor API, as plain JSON.
 *
 * The runtime, the command line, the checker, the docs and the fake vendor read this and nothing else; a decorated class is one way
 * to write it. What a declaration cannot say is named in `slots` and needs the class.
 */
export interface ConnectorDocument {
  readonly format: typeof DOCUMENT_FORMAT;
  /** Kebab-case; unique among the connectors a project lists. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  /** URL or title of the vendor page the facts are from. */
  readonly source: string;
  readonly connection: ConnectionDocument;
  readonly baseUrl: BaseUrlDocument;
  readonly auth: AuthDocument;
  readonly errors: ErrorTableDocument;
  readonly pagination?: PagerDocument;
  /** Absent when the vendor notifies nobody. */
  readonly webhooks?: WebhooksDocument;
  readonly budgets: readonly BudgetDocument[];
  readonly operations: Readonly<Record<string, OperationDocument>>;
  /** Parts that are code, by slot name. Empty for a connector that is data alone. */
  readonly slots: Readonly<Record<string, SlotDocument>>;
  /** One JSON Schema per data class, by class name; they refer to one another as `#/schemas/<name>`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** What a person fills in once to connect an account. */
export interface ConnectionDocument {
  /** Name of the connection class in `schemas`. */
  readonly schema: string;
  /** Fields that hold secrets: never printed, opened only while a request is sent. */
  readonly secrets: readonly string[];
}

/** One part of the document that is code: `part` is what it replaces, as a path into the document. */
export interface SlotDocument {
  readonly part: string;
  readonly reason?: string;
}
