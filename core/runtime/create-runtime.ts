import type { Container, ServiceIdentifier } from 'inversify';
import { DefinitionError, InvalidInputError, Secret, type Class } from 'trunkline/sdk';
import { DOCUMENT_FORMAT, type ConnectorDocument } from 'trunkline/document';
import { makeConnectionContainer } from '../container/connection-container.js';
import { makeProcessContainer, type Ports } from '../container/process-container.js';
import { TOKENS } from '../container/tokens.js';
import { checkSettings } from '../document/data-shape.js';
import type { ConnectorSource } from '../document/source.js';
import type { SecretReference } from '../ports/secrets.js';
import { didYouMean } from '../text/did-you-mean.js';
import { classSource, documentSource } from './class-source.js';
import { ConnectionParts } from './connection-parts.js';
import { ConnectorPlan } from './connector-plan.js';
import { LiveConnection } from './live-connection.js';
import type { ConnectOptions, Runtime, RuntimeOptions, Settings } from './runtime.js';

/**
 * Makes a runtime. Cheap: nothing is opened before it is used.
 *
 * @throws DefinitionError when a connector is not sound, or two have one name.
 */
export function createRuntime({ connectors = [], ports = {}, limits = {} }: RuntimeOptions = {}): Runtime {
  return new HostRuntime(makeProcessContainer(ports, limits), connectors.map(toSource));
}

class HostRuntime implements Runtime {
  readonly ports: Ports;
  readonly #names: string[] = [];
  readonly #sources: readonly ConnectorSource[];

  constructor(
    private readonly container: Container,
    sources: readonly ConnectorSource[],
  ) {
    this.#sources = sources;
    for (const source of sources) this.#bind(source);
    this.ports = lazyPorts(container);
  }

  get connectors(): readonly ConnectorDocument[] {
    return this.#sources.map(({ document }) => document);
  }

  // The overloads' implementation: the class only types the result, the name finds the binding.
  async connect(connector: Class | string, settings: Settings, { id, services = {} }: ConnectOptions = {}): Promise<never> {
    const plan = this.#plan(connector);
    const { document } = plan;
    const connection = id ?? document.name;
    const given = await this.#openSecrets(document, settings);
    const details = checkSettings(document, given);
    if (details.length > 0) {
      const told = details.map(({ path, message }) => `\`${path}\` ${message}`).join('; ');
      throw new InvalidInputError(`The connection \`${connection}\` cannot be opened: ${told}.`, { code: 'invalid_settings', details });
    }
    await plan.ready({ ...document.operations[Object.keys(document.operations)[0]!]! });
    const container = makeConnectionContainer(this.container, plan, { id: connection, settings: given, services });
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
    if (this.#names.includes(name)) throw refused(name, 'two connectors have this name', 'Rename one, or list it once.');
    this.#names.push(name);
    this.container.bind(tokenOf(name)).toDynamicValue(() => new ConnectorPlan(source));
  }

  #plan(connector: Class | string): ConnectorPlan {
    if (typeof connector !== 'string') {
      const source = this.#sources.find((known) => known.connector === connector) ?? classSource(connector);
      if (!this.#names.includes(source.document.name)) this.#bind(source);
      return this.container.get(tokenOf(source.document.name));
    }
    if (this.#names.includes(connector)) return this.container.get(tokenOf(connector));
    const meant = didYouMean(connector, this.#names);
    throw new InvalidInputError(`No connector is named \`${connector}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
      code: 'unknown_connector',
      remedy: `Known: ${this.#names.join(', ') || 'none'}. List connectors in trunkline.yaml, or give them to createRuntime.`,
    });
  }

  async #openSecrets(document: ConnectorDocument, settings: Settings): Promise<Readonly<Record<string, unknown>>> {
    const given: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(settings)) {
      if (value === undefined) continue;
      const secret = document.connection.secrets.includes(name);
      if (secret && typeof value === 'string') {
        throw new InvalidInputError(`\`${name}\` is a secret and was given as plain text.`, {
          code: 'plain_secret',
          details: [{ path: name, message: 'is a secret' }],
          remedy: 'Say where it is kept, { env: NAME } or { file: path }; code gives new Secret(value).',
        });
      }
      given[name] = secret && !(value instanceof Secret) ? await this.ports.secrets.open(value as SecretReference) : value;
    }
    return given;
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
