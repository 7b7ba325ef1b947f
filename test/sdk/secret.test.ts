import { expect } from 'chai';
import { format, inspect } from 'node:util';
import { Secret } from 'trunkline/sdk';

describe('a secret', () => {
  const secret = new Secret('tr0ub4dor');
  const settings = { region: 'eu', token: secret };

  it('prints as [secret] in text', () => {
    expect(String(secret)).to.equal('[secret]');
    expect(`token ${secret}`).to.equal('token [secret]');
    expect('token ' + secret).to.equal('token [secret]');
    expect([secret, secret].join()).to.equal('[secret],[secret]');
    expect(format('%s %o %j', secret, secret, secret)).not.to.contain('tr0ub4dor');
  });

  it('prints as [secret] in JSON', () => {
    expect(JSON.stringify(settings)).to.equal('{"region":"eu","token":"[secret]"}');
  });

  it('prints as [secret] when it is inspected, at any depth and with hidden properties', () => {
    expect(inspect(secret)).to.equal('[secret]');
    expect(inspect({ a: { b: { c: settings } } }, { depth: null, showHidden: true })).to.contain('token: [secret]');
    expect(inspect(new Error('failed', { cause: settings }))).not.to.contain('tr0ub4dor');
  });

  it('shows nothing by its keys or values', () => {
    expect(inspect(Object.entries(secret), { showHidden: true })).not.to.contain('tr0ub4dor');
    expect(JSON.stringify({ ...secret })).to.equal('{}');
  });

  it('cannot be cloned to another thread', () => {
    expect(() => structuredClone(settings)).to.throw(/could not be cloned/);
  });
});
