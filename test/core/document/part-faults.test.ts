import { expect } from 'chai';
import { documentOf, type ConnectorDocument } from 'trunkline/document';
import type { DefinitionError } from 'trunkline/sdk';
import { assertDocument } from '../../../core/document/check-document.js';
import { EveryPart } from '../../sdk/every-part.js';
import { thrown } from '../support/rejection.js';

/** The document of every part, with the value at a path of it replaced, or taken away. */
function changed(path: string, value: unknown): ConnectorDocument {
  const document = JSON.parse(JSON.stringify(documentOf(EveryPart))) as Record<string, never>;
  const steps = path.split('/');
  const owner = steps.slice(0, -1).reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, document);
  if (value === undefined) delete owner[steps.at(-1)!];
  else owner[steps.at(-1)!] = value;
  return document as unknown as ConnectorDocument;
}

const faultsOf = (document: ConnectorDocument): string =>
  (thrown(() => assertDocument(document)) as DefinitionError).faults.map(({ at, problem }) => `${at}: ${problem}`).join('\n');

describe('a document from elsewhere that has every part', () => {
  it('is accepted as it is', () => {
    expect(() => assertDocument(changed('title', 'Every part'))).not.to.throw();
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['auth/among/session/login/service', 'id', 'auth: `id` is no service'],
    [
      'operations/getItem/auth',
      {
        kind: 'session',
        login: { method: 'POST', path: '/s', service: 'id' },
        token: { in: 'cookie', name: 's' },
        to: { in: 'cookie', name: 's' },
        refused: [401],
      },
      'operations.getItem.auth: `id` is no service',
    ],
    ['baseUrl/experimental', ['mars'], 'baseUrl.experimental: `mars` is no region'],
    ['errors/rows/0/remedy', 'Use {zone}.', 'errors: `{zone}` in a remedy is no setting of the connection'],
    ['errors/rows/0/remedy', 'Use {password}.', 'errors: `{password}` in a remedy is a secret'],
    ['operations/getItem/empty', ['ConflictError'], 'lasts.detail: `getItem` may give null'],
    ['schemas/Item/properties/number/x-retired', 'Gone.', 'Item.number: only a setting of the connection is retired'],
    ['baseUrl/table/eu/sandbox/files', undefined, 'baseUrl.table.eu.sandbox: no URL for the service `files`'],
    ['operations/planItem/as', 'name', 'operations.planItem.as: `name` is no field of the output'],
    ['operations/planItem/output', undefined, 'when property as is present'],
    ['operations/carried/windows/until', 'till', 'operations.carried.windows: `till` is no field of the request'],
    [
      'operations/recentItems/filter',
      { slot: 'is-open' },
      'operations.recentItems: must have property request when property filter is present',
    ],
    [
      'operations/changeMany/request/fields/more',
      { in: 'body', name: 'more' },
      'operations.changeMany.request.fields: `changes` is the whole body',
    ],
    ['operations/everyInner/each/over/0/field', 'label', 'everyInner: `label` is given and is no input of the list'],
    ['operations/everyInner/each/over/1/with', { tag: { path: ['tag'] } }, 'everyInner: nothing gives the list its `number`'],
    ['operations/carried/validators', ['Filter'], 'operations.carried: `Filter` is not among its schemas'],
    ['budgets/0/limitBy/setting', 'tier', 'budgets.writes.limitBy: `tier` is no setting of the connection'],
    ['budgets/0/limit', 2.5, 'budgets.0.limit: must be integer'],
    ['schemas/ItemPlan/properties/rate/x-needs', { tier: ['paid'] }, 'ItemPlan.rate: `tier` is no setting of the connection'],
  ];
  for (const [path, value, fault] of wrong) {
    it(`is refused with a wrong ${path}`, () => {
      expect(faultsOf(changed(path, value))).to.contain(fault);
    });
  }

  it('is refused where a scope is no input field', () => {
    const row = { when: { status: [402] }, then: 'SuspendedError', scope: ['workspace'] };
    expect(faultsOf(changed('errors/rows', [row]))).to.contain('errors: `workspace` is a scope, and no input field');
    expect(faultsOf(changed('operations/getItem/errors', { rows: [row] }))).to.contain('getItem.errors: `workspace` is a scope');
  });
});
