import { expect } from 'chai';
import { eachTest } from './emulator-client.js';

describe('the properties of the Workato emulator', () => {
  const held = eachTest();

  it('K37, K42, K126: are a map, of a project or of the environment, with the prefix left out of the names', async () => {
    const { workato } = held;
    expect(await workato.get('/properties?prefix=ledger.&project_id=31')).to.deep.equal({ url: 'https://ledger.example', currency: 'EUR' });
    expect(await workato.get('/properties?prefix=ledger.')).to.deep.equal({});
    expect(await workato.get('/properties?prefix=mail.')).to.deep.equal({ sender: 'robot@example.com' });
    expect(await workato.status('GET', '/properties')).to.equal(400);
    expect(await workato.status('GET', '/properties?prefix=a&project_id=999')).to.equal(404);
  });

  it('K127: are added or changed, each as an effect', async () => {
    const { workato } = held;
    const properties = { 'ledger.currency': 'USD', 'ledger.owner': 'ann' };
    expect((await workato.ask('POST', '/properties?project_id=31', { properties })).body).to.deep.equal({ success: true });
    const now = { url: 'https://ledger.example', currency: 'USD', owner: 'ann' };
    expect(await workato.get('/properties?prefix=ledger.&project_id=31')).to.deep.equal(now);
    expect(workato.vendor.ledger.entries.map(({ kind, key }) => [kind, key])).to.deep.equal([
      ['project_property.updated', 'ledger.currency'],
      ['project_property.created', 'ledger.owner'],
    ]);
    await workato.ask('POST', '/properties', { properties: { 'mail.reply': 'desk@example.com' } });
    expect(workato.vendor.ledger.of('account_property.created')).to.have.length(1);
  });

  it('K61, K127: are refused when a name or a value is too long, or no text', async () => {
    const { workato } = held;
    const long = 'n'.repeat(101);
    const properties = { [long]: 'a', value: 'v'.repeat(1025), number: 7 };
    const { status, body } = await workato.ask('POST', '/properties?project_id=31', { properties });
    const errors = {
      [long]: ['is too long (maximum is 100 characters)'],
      value: ['is too long (maximum is 1024 characters)'],
      number: ['must be a string'],
    };
    expect([status, body]).to.deep.equal([400, { message: 'Validation failed', errors }]);
    expect(await workato.status('POST', '/properties', {})).to.equal(400);
    expect(workato.effects).to.deep.equal([]);
  });

  it('K127: are at most a thousand in a project', async () => {
    const { workato } = held;
    const many = (count: number) => ({
      properties: Object.fromEntries(Array.from({ length: count }, (_none, index) => [`p${index}`, ''])),
    });
    expect(await workato.status('POST', '/properties?project_id=31', many(998))).to.equal(400);
    expect(await workato.status('POST', '/properties?project_id=31', many(997))).to.equal(200);
    expect(await workato.status('POST', '/properties?project_id=31', many(997)), 'the same again').to.equal(200);
    expect(await workato.status('POST', '/properties', many(1001)), 'of the environment').to.equal(200);
  });
});
