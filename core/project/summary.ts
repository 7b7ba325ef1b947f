import { resultOf, type ConnectorDocument, type EffectDocument, type OperationDocument, type Stability } from 'trunkline/document';

/** What a list of connectors shows of one. */
export interface ConnectorSummary {
  readonly name: string;
  readonly title: string;
  /** The package's version. */
  readonly version: string;
  /** Empty when the vendor has one region. */
  readonly regions: readonly string[];
  readonly environments: readonly string[];
  /** Kind of the connector's auth: `bearer`, `basic`, `api-key`, `none`. */
  readonly auth: string;
  readonly operations: readonly OperationSummary[];
}

export interface OperationSummary {
  readonly name: string;
  readonly kind: OperationDocument['kind'];
  readonly title: string;
  readonly effect: EffectDocument['kind'];
  readonly stability: Stability;
  readonly source: string;
  /** What the credential must be allowed to do, in the vendor's own words. */
  readonly scopes?: readonly string[];
  /** Names of the data classes of its input and of its result: an output, a record, an event. `describe --json` gives their schemas. */
  readonly input?: string;
  readonly result?: string;
}

export function summarize(document: ConnectorDocument, version: string): ConnectorSummary {
  const regions = Object.keys(document.baseUrl.table);
  const environments = [...new Set(Object.values(document.baseUrl.table).flatMap((row) => Object.keys(row)))];
  return {
    name: document.name,
    title: document.title,
    version,
    regions: regions.filter((name) => name !== '*'),
    environments: environments.filter((name) => name !== '*'),
    auth: document.auth.kind,
    operations: Object.entries(document.operations).map(([name, operation]) => summarizeOperation(name, operation)),
  };
}

function summarizeOperation(name: string, operation: OperationDocument): OperationSummary {
  const { kind, title, effect, stability, source, scopes, input } = operation;
  const result = resultOf(operation);
  return {
    name,
    kind,
    title,
    effect: effect.kind,
    stability,
    source,
    ...(scopes && { scopes }),
    ...(input && { input }),
    ...(result && { result }),
  };
}
