import { expect } from 'chai';
import { bearer, customAuth, Get, session, type Action, type Login, type SessionOptions } from 'trunkline/sdk';
import { AcmeConnection, Contact, Contacts, faults } from './faults.js';

const given = (options: Partial<SessionOptions<AcmeConnection>>, login: Partial<Login<AcmeConnection>> = {}): string[] =>
  faults(Contacts, { auth: session<AcmeConnection>({ login: { path: '/sessions', ...login }, token: { cookie: 'sid' }, ...options }) });

describe('a session that is wrong', () => {
  it('is told that it is refused by no status, or by one after which the vendor may have acted', () => {
    const remedy = 'Name statuses from 400 to 499 that say so and nothing else.';
    expect(given({ refused: [] })).to.deep.equal([`Acme.auth: a token is refused by no status | ${remedy}`]);
    expect(given({ refused: [401, 500] })).to.deep.equal([`Acme.auth: a token is refused by 401, 500 | ${remedy}`]);
  });

  it('is told that its token lives no time', () => {
    expect(given({ lifetimeSeconds: 0 })).to.deep.equal([
      'Acme.auth: a token lives 0 seconds | Give its life in seconds, above zero, or leave it out.',
    ]);
  });

  it('is told that its login has a body where there is none, or shows secrets to code', () => {
    const fields = { key: (connection: AcmeConnection) => connection.token };
    expect(given({}, { method: 'GET', fields })).to.deep.equal([
      'Acme.auth.login: its `fields` go to the body of a GET | Use another method, or sign it with `auth`.',
    ]);
    expect(given({}, { fields, auth: customAuth('sign-login', () => ({})) })).to.deep.equal([
      'Acme.auth.login: code that signs it would read its `fields`, which are secrets | Put credentials into `fields`, or let code sign.',
    ]);
  });

  it('is told of a service that is not there', () => {
    expect(given({}, { service: 'id' })).to.deep.equal(['Acme.auth: no service is named `id` | Known services: api.']);
  });
});

describe('an operation’s own way to sign in', () => {
  it('is held against the connection like the connector’s', () => {
    class Own {
      @Get('/a', { title: 'A', output: Contact, auth: bearer((c: AcmeConnection) => c.workspace as never) }) declare plain: Action<
        void,
        Contact
      >;
      @Get('/b', { title: 'B', output: Contact, auth: bearer((c: { tokken: never }) => c.tokken) }) declare missing: Action<void, Contact>;
      @Get('/c', { title: 'C', output: Contact, auth: session({ login: { path: '/s', service: 'id' }, token: { cookie: 's' } }) })
      declare service: Action<void, Contact>;
    }
    expect(faults(Own)).to.deep.equal([
      'Acme.plain.auth.token: `workspace` is no Secret, and a credential is one | Declare it as `Secret`: it is then never printed.',
      'Acme.missing.auth.token: `tokken` is no field of AcmeConnection | Declare it with @Field in AcmeConnection.',
      'Acme.service.auth: no service is named `id` | Known services: api.',
    ]);
  });
});
