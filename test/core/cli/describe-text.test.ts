import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { customSignature, sharedToken } from 'trunkline/sdk';
import { describeConnector, describeOperation } from '../../../core/cli/describe-text.js';
import type { Terminal } from '../../../core/cli/terminal.js';
import { EveryPart } from '../../sdk/every-part.js';
import { hookedShop, type ShopConnection } from '../trigger/webhook/hooked-shop.js';

const PLAIN: Terminal = { out: async () => undefined, err: () => undefined, progress: () => undefined, style: (_format, text) => text };

describe('the description of a connector', () => {
  it('says which of its regions are experimental', () => {
    expect(describeConnector(documentOf(EveryPart), PLAIN).split('\n')).to.include('Experimental regions: eu');
  });
});

describe('the description of an operation', () => {
  it('says what it needs, how long an answer may take, and when it gives null', () => {
    const document = documentOf(EveryPart);
    const lines = (name: string): string[] => describeOperation(document, name, document.operations[name]!, PLAIN).split('\n');
    expect(lines('findPlan')).to.include.members([
      'Needs the right to: Items: Read',
      'One answer may take 75 s',
      'Gives null when it is answered with ConflictError',
    ]);
    expect(lines('newItem')).to.include('Needs the right to: Items: Read; Items: List');
  });
});

describe('the description of a connector with webhooks', () => {
  it('says how they are verified', () => {
    const token = sharedToken<ShopConnection>({ header: 'X-Token', token: (connection) => connection.key! });
    const byCode = customSignature<ShopConnection>('by-code', () => 'genuine');
    const ways = [{}, { verify: token }, { verify: byCode }].map((more) => describeConnector(documentOf(hookedShop(more)), PLAIN));
    expect(ways.map((text) => text.split('\n').find((line) => line.startsWith('Webhooks')))).to.deep.equal([
      'Webhooks are signed with HMAC sha256 in x-shop-signature',
      'Webhooks carry a token in x-token',
      'Webhooks are verified by code',
    ]);
  });

  it('says of a trigger how its events come', () => {
    const document = documentOf(hookedShop());
    const lines = (name: string): string[] =>
      describeOperation(document, name, document.operations[name]!, PLAIN)
        .split('\n')
        .filter((line) => /^(Polls|Told)/.test(line));
    expect(lines('newOrder')).to.deep.equal(['Polls listOrders', 'Told by webhooks: order.created']);
    expect(lines('changedOrder')).to.deep.equal(['Told by webhooks: order.changed, order.created']);
    expect(lines('shippedOrder')).to.deep.equal(['Told by webhooks']);
  });
});
