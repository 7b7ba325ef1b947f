import type { ConnectorDocument } from 'trunkline/document';
import type { Class, DeclaredCode } from '#host';

/** The code of a connector: what its document names and cannot say. */
export interface ConnectorCode extends DeclaredCode {
  readonly connector: Class;
}

/** A connector as the runtime knows it: its document now, its code when a call needs it. */
export interface ConnectorSource {
  readonly document: ConnectorDocument;
  /** Hash of the files that the code is in, where that is known without reading them. */
  readonly codeHash?: string;
  /** The class, where it is at hand already. */
  readonly connector?: Class;
  /** Imports the module on the first call; later calls give the same. Rejects with a DefinitionError when there is none, or it changed. */
  code(): Promise<ConnectorCode>;
}
