import type { ConnectorDocument } from 'trunkline/document';
import { GENERATED } from './connector-page.js';
import { blocks, code, table } from './markdown.js';

/** The connectors that come with this repository. */
export function indexPage(documents: readonly ConnectorDocument[]): string {
  const rows = documents.map(({ name, title, auth, operations, source }) => [
    `[${title}](${name}.md)`,
    code(name),
    String(Object.keys(operations).length),
    auth.kind,
    source,
  ]);
  return `${blocks(GENERATED, '# Connectors', table(['Vendor', 'Name in recipes', 'Operations', 'Auth', 'Source'], rows))}\n`;
}
