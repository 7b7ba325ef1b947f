import type { ConnectorDocument } from 'trunkline/document';
import type { Class, Secret } from 'trunkline/sdk';
import type { Ports } from '../container/process-container.js';
import type { ConnectorSource } from '../document/source.js';
import type { ServiceOverride } from '../http/base-url.js';
import type { Limits } from '../limits.js';
import type { BarrierMemory } from '../ports/barrier-memory.js';
import type { DeliveryMemory } from '../ports/delivery-memory.js';
import type { SecretReference } from '../ports/secrets.js';
import type { AnyConnection } from './connection.js';
import type { Connection } from './typed-connection.js';

export interface RuntimeOptions {
  /** Connectors by class, by document alone, or from a project's manifests. A name is used once. */
  readonly connectors?: readonly (Class | ConnectorDocument | ConnectorSource)[];
  /** Where connectors that are not given are looked for by name. */
  readonly catalogue?: ConnectorCatalogue;
  /** What to use in the place of the machine: clock, network, files, secrets, log. */
  readonly ports?: Partial<Ports>;
  readonly limits?: Partial<Limits>;
}

/** Connectors that are found when they are asked for, so that a thousand of them cost nothing. */
export interface ConnectorCatalogue {
  find(name: string): Promise<ConnectorSource | undefined>;
  names(): Promise<readonly string[]>;
}

/** What a person fills in, by field. A secret is a `Secret`, or says where it is kept. */
export type Settings = Readonly<Record<string, string | number | boolean | Secret | SecretReference | undefined>>;

export interface ConnectOptions {
  /** Name of the connection in messages, logs and recipes. Default: the connector's name. */
  readonly id?: string;
  /** Other URLs for services of the connector, such as an emulator's. */
  readonly services?: Readonly<Record<string, ServiceOverride>>;
  /** Which webhook deliveries were taken. Default: the last ones, in memory. */
  readonly deliveries?: DeliveryMemory;
  /** What vendors have closed. Default: what this connection has met, in memory. */
  readonly barriers?: BarrierMemory;
}

/** Runs connectors inside a host. Holds sockets: dispose of it. */
export interface Runtime extends AsyncDisposable {
  /**
   * Opens a connection. Nothing is sent.
   *
   * @throws InvalidInputError with every fault of the settings; AuthenticationError when a secret is not where it should be.
   */
  connect<C>(connector: Class<C>, settings: Settings, options?: ConnectOptions): Promise<Connection<C>>;
  connect(connector: string, settings: Settings, options?: ConnectOptions): Promise<AnyConnection>;
  /** Documents of the connectors it was given, in that order. */
  readonly connectors: readonly ConnectorDocument[];
  readonly ports: Ports;
  close(): Promise<void>;
}
