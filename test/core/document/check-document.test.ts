import { expect } from 'chai';
import { Hive } from 'trunkline/connectors/hive';
import { Wrk } from 'trunkline/connectors/wrk';
import { documentOf, type ConnectorDocument } from 'trunkline/document';
import { DefinitionError } from 'trunkline/sdk';
import { assertDocument } from '../../../core/document/check-document.js';

type Draft = { -readonly [K in keyof ConnectorDocument]: ConnectorDocument[K] } & Record<string, never>;

/** The faults of Hive's document after a change. */
function faultsAfter(change: (document: Draft) => void): string[] {
  const document = JSON.parse(JSON.stringify(documentOf(Hive))) as Draft;
  change(document);
  try {
    assertDocument(document);
    return [];
  } catch (error) {
    return (error as DefinitionError).faults.map(({ at, problem }) => `${at}: ${problem}`);
  }
}

const edit = (document: Draft, path: string, value: unknown): void => {
  const steps = path.split('/');
  const last = steps.pop()!;
  const owner = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, document);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
};

const WEBHOOK = { event: ['order.created'], record: { path: [] }, key: { path: ['id'] } };

describe('a document that comes from elsewhere', () => {
  it('is accepted when it is one', () => {
    for (const connector of [Hive, Wrk]) expect(() => assertDocument(documentOf(connector))).not.to.throw();
  });

  it('is refused when it is nothing like one', () => {
    for (const value of [undefined, null, 'hive', [], {}]) expect(() => assertDocument(value)).to.throw(DefinitionError);
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['operations/getOrder/output', 'Ordre', 'operations.getOrder: `Ordre` is not among its schemas'],
    ['operations/getOrder/request/path', '/orders/{no}', 'operations.getOrder.request.path: nothing fills `{no}`'],
    ['operations/getOrder/request/service', 'v9', 'operations.getOrder.request.service: `v9` is no service'],
    ['operations/getOrder/request', undefined, "operations.getOrder: must have required property 'request'"],
    ['operations/getOrder/kind', 'magic', 'operations.getOrder: has no kind that is known'],
    ['operations/newOrder/poll/list', 'getOrder', 'operations.newOrder.poll: `getOrder` is no list of it'],
    ['operations/newOrder/poll/since', 'created_since', 'operations.newOrder.poll.since: `created_since` is no input of listOrders'],
    [
      'operations/newOrder/poll/continues',
      true,
      'operations.newOrder.poll.continues: the pages of `listOrders` are not found by a continuation',
    ],
    ['operations/newOrder/poll/detects', 'deletions', 'operations.newOrder.poll.detects: must be equal to one of the allowed values'],
    ['operations/newOrder/poll', undefined, "operations.newOrder: must have required property 'poll'"],
    ['webhooks', undefined, 'operations.shipmentUpdated.webhook: nothing says how notifications are verified'],
    ['operations/newOrder/webhook', { ...WEBHOOK, event: undefined }, "operations.newOrder.webhook: must have required property 'event'"],
    ['webhooks', { verify: { kind: 'slot', slot: 'by-code' }, maxBytes: 1 }, 'webhooks: `by-code` is not among its slots'],
    ['operations/newOrder/poll/key', { slot: 'order-key' }, 'operations: `order-key` is not among its slots'],
    ['budgets/0/operations', ['getOrdre'], 'budgets.calls: `getOrdre` is not among its operations'],
    ['connection/schema', 'Nobody', 'connection.schema: `Nobody` is not among its schemas'],
    ['pagination', undefined, 'operations.listOrders: nothing says how its pages are read'],
    ['schemas/Address', undefined, 'schemas.NewOrder: `Address` is not among its schemas'],
    [
      'schemas/NewRestockingShipment/properties/warehouse_id/x-choices',
      { list: 'listWarehouse', value: 'id' },
      'NewRestockingShipment.warehouse_id.choices: `listWarehouse` is no list',
    ],
    [
      'schemas/NewRestockingShipment/properties/warehouse_id/x-choices/value',
      'key',
      'NewRestockingShipment.warehouse_id.choices: `key` is no field of Warehouse',
    ],
    [
      'schemas/OrderId/properties/id/x-schema-from',
      { action: 'getOrder', at: 'shipping_address.town' },
      'OrderId.id.schemaFrom: `shipping_address.town` is no field of Order',
    ],
    ['operations/listOrders/detail', { action: 'getOrder', with: {} }, 'listOrders.detail: nothing fills `id`, which getOrder needs'],
    ['operations/getOrder/effect', { kind: 'harmless' }, 'operations.getOrder'],
    ['auth/kind', 'magic', 'auth'],
  ];
  for (const [path, value, fault] of wrong) {
    it(`is refused with a wrong ${path}`, () => {
      const faults = faultsAfter((document) => edit(document, path, value));
      expect(
        faults.some((told) => told.startsWith(fault)),
        faults.join('\n'),
      ).to.equal(true);
    });
  }

  it('is refused with a job whose paths nothing fills, and with a download of nothing it knows', () => {
    const job = {
      status: '/orders/{id}/{part}',
      state: { path: ['state'] },
      done: ['x'],
      failed: ['x'],
      everyMs: 1,
      result: { path: '/{at}' },
    };
    const download = {
      ...documentOf(Hive).operations['getOrder'],
      kind: 'download',
      output: undefined,
      select: undefined,
      input: 'Nothing',
    };
    const faults = faultsAfter((document) => {
      edit(document, 'operations/getOrder/job', job);
      edit(document, 'operations/getFile', JSON.parse(JSON.stringify(download)));
    });
    expect(faults).to.deep.equal([
      'operations.getOrder.job.status: nothing fills `{part}`',
      'operations.getOrder.job.result: nothing fills `{at}`',
      'operations.getOrder.job.failed: `x` is among `done` as well',
      'operations.getFile: `Nothing` is not among its schemas',
    ]);
  });

  it('is refused with an upload in whose body something else stands', () => {
    const upload = {
      kind: 'upload',
      title: 'Send',
      source: 'x',
      stability: 'stable',
      effect: { kind: 'unsafe' },
      request: { method: 'POST', path: '/files', fields: { note: { in: 'body', name: 'note' } } },
    };
    expect(faultsAfter((document) => edit(document, 'operations/sendFile', upload))).to.deep.equal([
      'operations.sendFile: `note` goes to the body, which is the file',
    ]);
  });

  it('is told of an operation only what is wrong with its own kind', () => {
    expect(faultsAfter((document) => edit(document, 'operations/listOrders/record', undefined))).to.deep.equal([
      "operations.listOrders: must have required property 'record'",
    ]);
  });

  it('tells all its faults at once', () => {
    const faults = faultsAfter((document) => {
      edit(document, 'connection/schema', 'Nobody');
      edit(document, 'operations/getOrder/output', 'Ordre');
    });
    expect(faults).to.have.length(2);
  });
});
