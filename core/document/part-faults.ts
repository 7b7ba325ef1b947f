import type { AuthDocument, ConnectorDocument, ListDocument, OperationDocument } from 'trunkline/document';
import type { DefinitionFault } from 'trunkline/errors';
import { loginServices } from '#host';

type Faults = Generator<DefinitionFault>;

/** Faults where a part of a document names a field or a service that is not there, and a call would go wrong for it. */
export function* partFaults(document: ConnectorDocument): Faults {
  yield* cellFaults(document);
  yield* authFaults(document, 'auth', document.auth);
  const settings = fieldsOf(document, document.connection.schema);
  for (const { name, limitBy } of document.budgets) {
    if (limitBy) yield* among(`budgets.${name}.limitBy`, [limitBy.setting], settings, 'setting of the connection');
  }
  for (const [name, operation] of Object.entries(document.operations))
    yield* operationPartFaults(document, `operations.${name}`, operation);
}

function* operationPartFaults(document: ConnectorDocument, at: string, operation: OperationDocument): Faults {
  if (operation.auth) yield* authFaults(document, `${at}.auth`, operation.auth);
  if (operation.kind === 'trigger') return;
  if (operation.request) yield* bodyFaults(`${at}.request.fields`, operation.request.fields);
  if (operation.kind === 'action' && operation.as !== undefined)
    yield* among(`${at}.as`, [operation.as], fieldsOf(document, operation.output), 'field of the output');
  if (operation.kind === 'list') yield* windowFaults(at, operation);
}

function* windowFaults(at: string, { windows, request }: ListDocument): Faults {
  const bounds = windows ? [windows.from, windows.until] : [];
  yield* among(`${at}.windows`, bounds, Object.keys(request?.fields ?? {}), 'field of the request');
}

function* bodyFaults(at: string, fields: NonNullable<ListDocument['request']>['fields']): Faults {
  const inBody = Object.values(fields).filter(({ in: place }) => place === 'body' || place === 'whole-body');
  const whole = inBody.find(({ in: place }) => place === 'whole-body');
  if (whole && inBody.length > 1)
    yield { at, problem: `\`${whole.name}\` is the whole body, and not alone in it`, remedy: 'Send the other fields elsewhere.' };
}

function* authFaults({ baseUrl: { services } }: ConnectorDocument, at: string, auth: AuthDocument): Faults {
  yield* among(at, loginServices(auth), services, 'service');
}

function* cellFaults({ baseUrl: { table, services, experimental = [] } }: ConnectorDocument): Faults {
  yield* among('baseUrl.experimental', experimental, Object.keys(table), 'region');
  for (const [region, environments] of Object.entries(table)) {
    for (const [environment, cell] of Object.entries(environments)) {
      for (const service of services.filter((name) => !Object.hasOwn(cell, name)))
        yield {
          at: `baseUrl.table.${region}.${environment}`,
          problem: `no URL for the service \`${service}\``,
          remedy: 'Give every cell every service.',
        };
    }
  }
}

function* among(at: string, names: readonly string[], known: readonly string[], what: string): Faults {
  for (const name of names) {
    if (!known.includes(name)) yield { at, problem: `\`${name}\` is no ${what}`, remedy: `Known: ${known.join(', ') || 'none'}.` };
  }
}

function fieldsOf({ schemas }: ConnectorDocument, name: string | undefined): readonly string[] {
  return Object.keys(schemas[name ?? '']?.properties ?? {});
}
