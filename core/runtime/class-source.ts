import type { ConnectorDocument } from 'trunkline/document';
import { DefinitionError } from 'trunkline/errors';
import { codeOf, documentOf, type Class } from '#host';
import { assertDocument } from '../document/check-document.js';
import type { ConnectorSource } from '../document/source.js';

/** A connector whose class is at hand. */
export function classSource(connector: Class): ConnectorSource {
  const document = documentOf(connector);
  return { document, connector, code: async () => ({ connector, ...codeOf(connector) }) };
}

/**
 * A connector that is data alone; one with slots needs its class.
 *
 * @throws DefinitionError with every fault of the document.
 */
export function documentSource(document: ConnectorDocument): ConnectorSource {
  assertDocument(document);
  return {
    document,
    code: async () => {
      throw new DefinitionError(document.title, [
        {
          at: document.name,
          problem: 'it has slots, and only its document was given',
          remedy: 'Give the runtime its class, or a manifest that names its module.',
        },
      ]);
    },
  };
}
