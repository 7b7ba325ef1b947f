import { DefinitionError } from '../errors/definition-error.js';
import type { Class } from './class.js';
import type { ConnectorDocument } from './connector-document.js';
import type { ConnectorDeclaration, DeclaredCode } from './declaration.js';
import { connectorOf } from './store.js';

/**
 * The document of a decorated class, frozen; derived on each call.
 *
 * @throws DefinitionError when the class has no `@Connector`.
 */
export function documentOf(connector: Class): ConnectorDocument {
  return declarationOf(connector).document();
}

/** The code that the document of a decorated class names. */
export function codeOf(connector: Class): DeclaredCode {
  return declarationOf(connector).code();
}

export function declarationOf(connector: Class): ConnectorDeclaration {
  const declared = connectorOf(connector);
  if (declared) return declared;
  throw new DefinitionError(connector.name || 'The class', [
    { at: connector.name, problem: 'it has no @Connector', remedy: 'Decorate it with @Connector(ConnectionClass, { ... }).' },
  ]);
}
