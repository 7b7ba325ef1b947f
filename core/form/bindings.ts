import type { ConnectorDocument } from 'trunkline/document';
import { valueAt } from '../document/select.js';
import { canonicalJson } from '../text/canonical-json.js';

/** What an operation is given from an object that is being filled in. */
export interface Binding {
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields of that object which the operation needs, and which are not filled in. */
  readonly missing: readonly string[];
}

/** One binding for each object that holds the field, those alike taken together. `filledBy` is a field source's `with`. */
export function bindings(
  document: ConnectorDocument,
  operation: string,
  filledBy: Readonly<Record<string, string>> | undefined,
  objects: readonly object[],
): readonly Binding[] {
  const { required = [] } = document.schemas[document.operations[operation]?.input ?? ''] ?? {};
  const distinct = new Map<string, Binding>();
  for (const object of objects) {
    const values: Record<string, unknown> = {};
    const missing: string[] = [];
    for (const [field, sibling] of Object.entries(filledBy ?? {})) {
      const value = valueAt(object, [sibling]);
      if (value !== undefined && value !== null) values[field] = value;
      else if (required.includes(field)) missing.push(sibling);
    }
    distinct.set(canonicalJson([values, missing]), { values, missing });
  }
  return [...distinct.values()];
}
