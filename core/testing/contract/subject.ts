import { documentOf, type ConnectorDocument, type OperationDocument } from 'trunkline/document';
import type { Class } from 'trunkline/sdk';
import type { ConnectorSource } from '../../document/source.js';
import type { ConnectionFixture } from './fixtures/connection.js';
import type { Fixtures } from './fixtures/fixtures.js';
import type { AnyOperationFixture } from './fixtures/operation.js';

/** A connector by class, by document alone, or from a manifest. */
export type Connector = Class | ConnectorDocument | ConnectorSource;

/** An operation that has a fixture. */
export interface Covered<F extends AnyOperationFixture = AnyOperationFixture> {
  readonly name: string;
  readonly document: OperationDocument;
  readonly fixture: F;
  /** Its place among the operation's fixtures, from 0. */
  readonly index: number;
}

/** A connector and what its vendor does: all that a check reads. */
export class Subject {
  readonly document: ConnectorDocument;

  /** @throws DefinitionError when the class is not sound. */
  constructor(
    readonly connector: Connector,
    readonly fixtures: Fixtures,
  ) {
    if (typeof connector === 'function') this.document = documentOf(connector);
    else this.document = 'document' in connector ? connector.document : connector;
  }

  /** Name and settings of the connection a fixture needs, or of the first. */
  connection(name?: string): readonly [string, ConnectionFixture] {
    const { connections } = this.fixtures;
    const wanted = name ?? Object.keys(connections)[0] ?? 'connection';
    const found = connections[wanted];
    if (found === undefined) throw new TypeError(`The fixtures have no connection \`${wanted}\`: add it to \`connections\`.`);
    return [wanted, found];
  }

  fixturesOf(operation: string): readonly AnyOperationFixture[] {
    const given = Object.hasOwn(this.fixtures.operations, operation) ? this.fixtures.operations[operation]! : [];
    return [given].flat();
  }

  /** Every fixture of an operation of this kind that the connector has. */
  *covered<K extends OperationDocument['kind']>(...kinds: readonly K[]): Generator<Covered> {
    for (const [name, document] of Object.entries(this.document.operations)) {
      if (!kinds.some((kind) => kind === document.kind)) continue;
      for (const [index, fixture] of this.fixturesOf(name).entries()) yield { name, document, fixture, index };
    }
  }

  /** The first fixture of each operation that can be called: of all but triggers. */
  calls(): readonly Covered[] {
    return [...this.covered('action', 'upload', 'list', 'download')].filter(({ index }) => index === 0);
  }
}
