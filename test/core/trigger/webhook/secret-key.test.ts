import { expect } from 'chai';
import { Secret } from 'trunkline/sdk';
import { keyOf } from '../../../../core/trigger/webhook/secret-key.js';

const HEX = { keyEncoding: 'hex' } as const;
const TEXT = {};
const bytes = (secret: Secret, form: Parameters<typeof keyOf>[1]): string => keyOf(secret, form).export().toString('latin1');

describe('the key that webhooks are verified with', () => {
  it('is made once for a secret, and anew for each form that it is read in', () => {
    const secret = new Secret('6b6579');
    expect(keyOf(secret, HEX)).to.equal(keyOf(secret, HEX));
    expect([HEX, TEXT, HEX].map((form) => bytes(secret, form))).to.deep.equal(['key', '6b6579', 'key']);
  });

  it('is another one when the secret is', () => {
    expect([new Secret('6b6579'), new Secret('796573')].map((secret) => bytes(secret, HEX))).to.deep.equal(['key', 'yes']);
  });
});
