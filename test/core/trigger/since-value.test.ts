import { expect } from 'chai';
import { sinceValue } from '../../../core/trigger/since-value.js';
import { connector, list } from '../support/documents.js';

describe('a cursor that is given back to its list', () => {
  const document = {
    ...connector({ listOrders: list({ input: 'OrderFilter' }), listAll: list() }),
    schemas: {
      OrderFilter: {
        type: 'object' as const,
        properties: {
          after_id: { type: ['integer' as const, 'null' as const] },
          after_digits: { type: 'string' as const },
          created_after: { type: ['string' as const, 'null' as const] },
        },
      },
    },
  };
  const given = (field: string, text: string) => sinceValue(document, 'listOrders', field, text);

  it('is a number where the list takes one, or the second poll would be refused', () => {
    expect(given('after_id', '1728673181')).to.equal(1_728_673_181);
  });

  it('stays a text where the list takes a time, or digits that pass 2^53', () => {
    expect(given('created_after', '2026-01-01T00:00:00Z')).to.equal('2026-01-01T00:00:00Z');
    expect(given('after_digits', '9007199254740995')).to.equal('9007199254740995');
  });

  it('stays a text where nothing is known of the field', () => {
    expect(sinceValue(document, 'listAll', 'after', '7')).to.equal('7');
  });
});
