import schema from './connector-document.schema.json' with { type: 'json' };

/** JSON Schema (draft-07) of a connector document, strict: what it does not name is refused. */
export const CONNECTOR_DOCUMENT_SCHEMA: Readonly<Record<string, unknown>> = schema;
