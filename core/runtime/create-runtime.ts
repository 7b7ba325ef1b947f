import type { Container, ServiceIdentifier } from 'inversify';
import { DefinitionError, InvalidInputError } from 'trunkline/errors';
import type { Class } from 'trunkline/sdk';
import { Secret } from '#host';
import { DOCUMENT_FORMAT, type ConnectorDocument } from 'trunkline/document';
import { makeConnectionContainer } from '../container/connection-container.js';
import { makeProcessContainer, type Ports } from '../container/process-container.js';
import { TOKENS } from '../container/tokens.js';
import type { ConnectorSource } from '../document/source.js';
import { experimentalRegion } from '../http/base-url.js';
import type { SecretReference } from '../ports/secrets.js';
import { didYouMean } from '../text/did-you-mean.js';
import { classSource, documentSource } from './class-source.js';
import { ConnectionParts } from './connection-parts.js';
import { ConnectorPlan } from './connector-plan.js';
import { LiveConnection } from './live-connection.js';
import type { ConnectOptions, ConnectorCatalogue, Runtime, RuntimeOptions, Settings } from './runtime.js';

/**
 * Makes a runtime. Cheap: nothing is opened before it is used.
 *
 * @throws DefinitionError when a connector is not sound, or two have one name.
 */
export function createRuntime({ connectors = [], catalogue, ports = {}, limits = {} }: RuntimeOptions = {}): Runtime {
  return new HostRuntime(makeProcessContainer(ports, limits), connectors.map(toSource), catalogue);
}

class HostRuntime implements Runtime {
  readonly ports: Ports;
  readonly #bound = new Map<string, ConnectorSource>();
  readonly #sources: readonly ConnectorSource[];

  constructor(
    private readonly container: Container,
    sources: readonly ConnectorSource[],
    private readonly catalogue: ConnectorCatalogue | undefined,
  ) {
    this.#sources = sources;
    for (const source of sources) this.#bind(source);
    this.ports = lazyPorts(container);
  }

  get connectors(): readonly ConnectorDocument[] {
    return this.#sources.map(({ document }) => document);
  }

  // The overloads' implementation: the class only types the result, the name finds the binding.
  async connect(
    connector: Class | string,
    settings: Settings,
    { id, services = {}, deliveries, barriers }: ConnectOptions = {},
  ): Promise<never> {
    const plan = await this.#plan(connector);
    const { document } = plan;
    const connection = id ?? document.name;
    const { details, values, retired } = plan.acceptSettings(settings);
    if (details.length > 0) {
      const told = details.map(({ path, message }) => `\`${path}\` ${message}`).join('; ');
      throw new InvalidInputError(`The connection \`${connection}\` cannot be opened: ${told}.`, {
        code: 'invalid_settings',
        details,
        ...(retired.length > 0 ? { remedy: retired.map(([, remedy]) => remedy).join(' ') } : {}),
      });
    }
    const readSecrets = (): Promise<Readonly<Record<string, Secret>>> => this.#openSecrets(document, values);
    const given = { ...values, ...(await readSecrets()) };
    await plan.ready();
    const container = makeConnectionContainer(this.container, plan, {
      id: connection,
      settings: given,
      readSecrets,
      services,
      deliveries,
      barriers,
    });
    this.#warn(plan, connection, given);
    return new LiveConnection(new ConnectionParts(connection, plan, container)) as never;
  }

  async close(): Promise<void> {
    await this.ports.http.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #bind(source: ConnectorSource): void {
    const { name, format } = source.document;
    if (format > DOCUMENT_FORMAT)
      throw refused(name, `its document has format ${format}, and this version reads up to ${DOCUMENT_FORMAT}`, 'Update trunkline.');
    if (this.#bound.has(name)) throw refused(name, 'two connectors have this name', 'Rename one, or list it once.');
    this.#bound.set(name, source);
    this.container.bind(tokenOf(name)).toDynamicValue(() => new ConnectorPlan(source));
  }

  async #plan(connector: Class | string): Promise<ConnectorPlan> {
    if (typeof connector === 'string') return this.#named(connector);
    const source = [...this.#bound.values()].find((known) => known.connector === connector) ?? classSource(connector);
    const { name } = source.document;
    const bound = this.#bound.get(name);
    if (bound === undefined) this.#bind(source);
    else if (bound.connector !== undefined && bound.connector !== connector)
      throw refused(name, 'another connector has this name', 'Rename one: a connection must not get the code of another.');
    return this.container.get(tokenOf(name));
  }

  async #named(name: string): Promise<ConnectorPlan> {
    const listed = this.#bound.has(name) ? undefined : await this.catalogue?.find(name);
    if (listed !== undefined && !this.#bound.has(name)) this.#bind(listed);
    if (this.#bound.has(name)) return this.container.get(tokenOf(name));
    const known = [...this.#bound.keys(), ...((await this.catalogue?.names()) ?? [])];
    const meant = didYouMean(name, known);
    throw new InvalidInputError(`No connector is named \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
      code: 'unknown_connector',
      remedy: `Known: ${known.join(', ') || 'none'}. List connectors in trunkline.yaml, or give them to createRuntime.`,
    });
  }

  #warn({ document, slotCode }: ConnectorPlan, connection: string, settings: Readonly<Record<string, unknown>>): void {
    const region = experimentalRegion(document.baseUrl, settings, slotCode);
    if (region === undefined) return;
    const message = `The region ${region} of ${document.title} is experimental: its URLs may be wrong.`;
    this.ports.log.write({ at: this.ports.clock.now(), event: 'region.experimental', connection, data: { region, message } });
  }

  /** Secrets that the settings name, from where they are kept. */
  async #openSecrets(document: ConnectorDocument, values: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Secret>>> {
    const named = document.connection.secrets.filter((name) => values[name] !== undefined && !(values[name] instanceof Secret));
    const open = async (name: string): Promise<[string, Secret]> => [name, await this.ports.secrets.open(values[name] as SecretReference)];
    return Object.fromEntries(await Promise.all(named.map(open)));
  }
}

function toSource(connector: Class | ConnectorDocument | ConnectorSource): ConnectorSource {
  if (typeof connector === 'function') return classSource(connector);
  return 'document' in connector ? connector : documentSource(connector);
}

/** Connectors are bound by name: two versions of one are two bindings. */
function tokenOf(name: string): ServiceIdentifier<ConnectorPlan> {
  return Symbol.for(`trunkline.connector.${name}`);
}

/** Ports are made when they are first touched. */
function lazyPorts(container: Container): Ports {
  const names = ['clock', 'random', 'http', 'dns', 'files', 'env', 'log', 'secrets'] as const;
  const ports = {};
  for (const name of names) Object.defineProperty(ports, name, { enumerable: true, get: () => container.get(TOKENS[name] as symbol) });
  return ports as Ports;
}

function refused(name: string, problem: string, remedy: string): DefinitionError {
  return new DefinitionError('The list of connectors', [{ at: name, problem, remedy }]);
}
