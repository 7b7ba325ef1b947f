import { resultOf, type ConnectorDocument } from 'trunkline/document';
import { fieldTable, referencesOf } from './field-table.js';
import { blocks, code, sentence, table } from './markdown.js';
import { operationSection } from './operation-section.js';
import { webhookSection } from './webhook-section.js';
import { baseUrlSection, connectionSection, errorSection, paginationSection, rateLimitSection } from './sections.js';

export const GENERATED = '<!-- Written by `npm run docs` from the connector document. Change the connector, not this page. -->';

/** A connector's page: everything its document says, and nothing else. */
export function connectorPage(document: ConnectorDocument): string {
  const { title, description, source } = document;
  return `${blocks(
    GENERATED,
    `# ${title} (${code(document.name)})`,
    ...(description ? [sentence(description)] : []),
    `Source: ${source}`,
    connectionSection(document),
    baseUrlSection(document),
    rateLimitSection(document),
    paginationSection(document),
    webhookSection(document),
    errorSection(document),
    slotSection(document),
    operationTable(document),
    ...Object.entries(document.operations).map(([name, operation]) => operationSection(document, name, operation)),
    classSection(document),
  )}\n`;
}

function operationTable({ operations }: ConnectorDocument): string {
  const rows = Object.entries(operations).map(([name, { kind, title, effect, stability }]) => [
    `[${name}](#${name.toLowerCase()})`,
    kind,
    effect.kind,
    stability,
    title,
  ]);
  return blocks('## Operations', table(['Name', 'Kind', 'Effect', 'Stability', 'What it does'], rows));
}

function slotSection({ slots }: ConnectorDocument): string {
  const rows = Object.entries(slots).map(([name, { part, reason = '' }]) => [code(name), code(part), reason]);
  return rows.length === 0 ? '' : blocks('## Code', table(['Slot', 'Stands for', 'Why'], rows));
}

/** Every data class that an operation gives, and those it refers to, in the document's order. */
function classSection(document: ConnectorDocument): string {
  const shown = new Set<string>();
  const visit = (name: string | undefined): void => {
    if (name === undefined || shown.has(name)) return;
    shown.add(name);
    for (const inner of referencesOf(document.schemas[name])) visit(inner);
  };
  for (const operation of Object.values(document.operations)) {
    visit(resultOf(operation));
    for (const inner of referencesOf(document.schemas[operation.input ?? ''])) visit(inner);
  }
  const names = Object.keys(document.schemas).filter((name) => shown.has(name));
  if (names.length === 0) return '';
  return blocks(
    '## Data',
    'A field that is not required may be absent or null.',
    ...names.map((name) => blocks(`<a id="class-${name}"></a>\n\n### ${name} (data)`, fieldTable(document.schemas[name]))),
  );
}
