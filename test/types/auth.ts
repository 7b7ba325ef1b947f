import { authBy, basic, bearer, Connector, customAuth, Field, noAuth, Optional, Secret, session } from 'trunkline/sdk';

class Account {
  @Field('How to sign in') sign_in!: 'token' | 'password';
  @Optional('API token', { of: Secret }) token?: Secret | null;
  @Optional('Mail address') email?: string;
  @Optional('Password', { of: Secret }) password?: Secret | null;
  @Field('Size') size!: number;
}

const about = { name: 'acme', title: 'Acme', source: 'Acme API', baseUrl: 'https://api.acme.example' };
const byPassword = session<Account>({ login: { path: '/sessions', fields: { password: (c) => c.password! } }, token: { cookie: 'sid' } });

@Connector(Account, { ...about, auth: authBy((c) => c.sign_in, { token: bearer((c) => c.token!), password: byPassword }) })
export class Chosen {}

@Connector(Account, {
  ...about,
  auth: session({
    login: {
      path: '/sessions',
      auth: basic(
        (c) => c.email!,
        (c) => c.password!,
      ),
    },
    token: { body: (body: { token: string }) => body.token },
    to: { header: 'X-Session' },
  }),
})
export class SignedIn {}

@Connector(Account, { ...about, auth: customAuth('by-code', ({ connection }) => ({ headers: { 'X-Key': ['v1 ', connection.token!] } })) })
export class Coded {}

// @ts-expect-error the setting allows `password`, and nothing says how
@Connector(Account, { ...about, auth: authBy((c) => c.sign_in, { token: bearer((c) => c.token!) }) })
export class HalfChosen {}

// @ts-expect-error a number chooses nothing
@Connector(Account, { ...about, auth: authBy((c) => c.size, { token: bearer((c) => c.token!), password: noAuth() }) })
export class ChosenBySize {}

// @ts-expect-error a credential of a login is a secret or a text
@Connector(Account, { ...about, auth: session({ login: { path: '/s', fields: { size: (c) => c.size } }, token: { cookie: 'sid' } }) })
export class NumberSent {}

// @ts-expect-error nothing says where the token is
@Connector(Account, { ...about, auth: session({ login: { path: '/s' } }) })
export class TokenNowhere {}

// @ts-expect-error a token is a text or a number
const tokenOfObject = session<Account>({ login: { path: '/s' }, token: { body: (b: { data: object }) => b.data }, to: { query: 't' } });
@Connector(Account, { ...about, auth: tokenOfObject })
export class TokenOfObject {}

// @ts-expect-error a header is made of texts and secrets
@Connector(Account, { ...about, auth: customAuth('by-number', ({ connection }) => ({ headers: { 'X-Size': connection.size } })) })
export class CodedByNumber {}
