import { expect } from 'chai';
import { Matches } from 'class-validator';
import {
  bearer,
  byRegion,
  Connector,
  cursor,
  DefinitionError,
  errorTable,
  Field,
  hosts,
  offset,
  on,
  operations,
  pageNumber,
  rateLimit,
  RejectedError,
  Secret,
  slot,
  UncertainError,
  type ConnectorOptions,
} from 'trunkline/sdk';
import { AcmeConnection, Contacts, faults } from './faults.js';

const items = (body: unknown[]): unknown[] => body;

describe('a connector that is wrong as a whole', () => {
  const given = (options: Partial<ConnectorOptions<AcmeConnection>>) => faults(Contacts, options);

  it('is told that a credential is no Secret', () => {
    expect(given({ auth: bearer((connection) => connection.workspace as unknown as Secret) })).to.deep.equal([
      'Acme.auth.token: `workspace` is no Secret, and a credential is one | Declare it as `Secret`: it is then never printed.',
    ]);
  });

  it('is told that its name is no name', () => {
    expect(given({ name: 'Acme CRM' })).to.deep.equal([
      'Acme: the name `Acme CRM` is not kebab-case | Use a-z, 0-9 and single dashes, as `acme-crm`.',
    ]);
  });

  it('is told that a base URL is no URL, no HTTPS, or more than a host and a path', () => {
    const absolute = 'Write an absolute URL, as https://api.acme.example/v2.';
    const secure = 'Use https; a project may override a host for a local emulator in trunkline.yaml.';
    const bare = 'Declare queries and credentials as such.';
    expect(given({ baseUrl: '/v2' })).to.deep.equal([`Acme.baseUrl.*.*.api: \`/v2\` is no URL | ${absolute}`]);
    expect(given({ baseUrl: 'http://acme.example' })).to.deep.equal([
      `Acme.baseUrl.*.*.api: \`http://acme.example\` is not HTTPS | ${secure}`,
    ]);
    for (const url of ['https://a.example?v=2', 'https://a.example#v2', 'https://me@a.example']) {
      expect(given({ baseUrl: url })).to.deep.equal([`Acme.baseUrl.*.*.api: \`${url}\` has more than a host and a path | ${bare}`]);
    }
  });

  it('is told which region lacks a service', () => {
    const baseUrl = byRegion<AcmeConnection, 'us' | 'eu'>(
      { us: { api: 'https://us.example', files: 'https://files.us.example' }, eu: { api: 'https://eu.example' } },
      (connection) => connection.workspace as 'us',
    );
    expect(given({ baseUrl })).to.deep.equal([
      'Acme.baseUrl: no URL for the service `files` in eu | Give every cell of the table every service.',
    ]);
  });

  it('is told that a region is experimental that is none', () => {
    const baseUrl = byRegion<AcmeConnection, 'us'>({ us: 'https://us.example' }, (connection) => connection.workspace as 'us', {
      experimental: ['eu' as 'us'],
    });
    expect(given({ baseUrl })).to.deep.equal(['Acme.baseUrl: `eu` is experimental and no region | Known: us.']);
  });

  it('is told that a host variable is no field, or may hold anything', () => {
    expect(given({ baseUrl: 'https://{tenant}.acme.example' })).to.deep.equal([
      'Acme.baseUrl.{tenant}: `{tenant}` is no field of AcmeConnection | Declare `tenant` in AcmeConnection.',
    ]);
    expect(given({ baseUrl: hosts('https://{workspace}.acme.example') })).to.deep.equal([
      'Acme.baseUrl.{workspace}: `workspace` may hold anything, so a request could go to any host | ' +
        'Bound it with @Matches(/^[a-z0-9-]+$/) or @IsIn([...]).',
    ]);
  });

  it('may put a bounded field in its host', () => {
    class Bounded {
      @Field('Name of the workspace') @Matches(/^[a-z0-9-]+$/) workspace!: string;
      @Field('API token') token!: Secret;
    }
    expect(() => {
      @Connector(Bounded, {
        name: 'acme',
        title: 'Acme',
        source: 'Acme API',
        baseUrl: 'https://{workspace}.acme.example',
        auth: bearer((connection) => connection.token),
      })
      class Acme extends operations(Contacts) {}
      return Acme;
    }).not.to.throw();
  });

  it('is told that a lambda reads what the connection does not declare', () => {
    const auth = bearer<AcmeConnection>(((connection: { key: never }) => connection.key) as () => never);
    expect(given({ auth })).to.deep.equal([
      'Acme.auth.token: `key` is no field of AcmeConnection | Declare it with @Field in AcmeConnection.',
    ]);
  });

  it('is told that a lambda is no plain path', () => {
    expect(given({ auth: bearer((connection) => connection.token ?? connection.token) })).to.deep.equal([
      'Acme.auth.token: `(connection) => connection.token ?? connection.token` is not a plain path | ' +
        "Write a chain of members only, or name it as code: slot('a-name', (value) => ...).",
    ]);
  });

  it('is told that two slots share a name, or that the name is none', () => {
    const pick = (name: string) => slot(name, (body: { a: string }) => body.a);
    expect(given({ errors: errorTable({ code: pick('read'), message: pick('read') }) })).to.deep.equal([
      'Acme.errors.message: two slots are named `read` | Give each its own name: a run pins slots by name.',
    ]);
    expect(given({ errors: errorTable({ code: pick('Read It') }) })).to.deep.equal([
      'Acme.errors.code: the slot name `Read It` is not kebab-case | Use a-z, 0-9 and dashes.',
    ]);
  });

  it('is told that a page size is half said, or zero', () => {
    const both = "a page size needs both a place and a number | Give `size: 'per_page', max: 100`, or neither.";
    expect(given({ pagination: pageNumber({ page: 'page', items, size: 'per_page' }) })).to.deep.equal([`Acme.pagination: ${both}`]);
    expect(given({ pagination: cursor({ to: 'after', nextHeader: 'X-Next', items, max: 10 }) })).to.deep.equal([
      `Acme.pagination: ${both}`,
    ]);
    expect(given({ pagination: offset({ offset: 'skip', limit: 'limit', max: 0, items }) })).to.deep.equal([
      'Acme.pagination: the page size is not above zero | Give `max`: the records to ask for per page.',
    ]);
  });

  it('is told that an error row maps to a class that only the runtime throws, or applies always', () => {
    const [mapped] = given({ errors: errorTable({ rows: [on({ status: 500 }, UncertainError)] }) });
    expect(mapped).to.match(
      /^Acme\.errors\.rows\[0\]: UncertainError is no class an answer can be mapped to \| Use one of RateLimitError, /,
    );
    expect(given({ errors: errorTable({ rows: [on({}, RejectedError)] }) })).to.deep.equal([
      'Acme.errors.rows[0]: a row without a condition hides every row after it | Say when it applies.',
    ]);
  });

  it('is told that a rate limit is none, or names what is no operation', () => {
    expect(given({ rateLimits: [rateLimit({ limit: 0, perSeconds: 60 })] })).to.deep.equal([
      'Acme.rateLimits[0]: 0 calls in 60 seconds is no quota | Give a whole number of calls, and a window greater than zero.',
    ]);
    expect(given({ rateLimits: [rateLimit({ limit: 2.5, perSeconds: 1 })] })[0]).to.contain('2.5 calls in 1 seconds is no quota');
    const limitBy = { setting: 'workspace', limits: { small: 0.5 } };
    expect(given({ rateLimits: [rateLimit({ limit: 2, limitBy, perSeconds: 1 })] })).to.deep.equal([
      'Acme.rateLimits[0]: a limit by plan is no whole number above zero | Leave it out, or give a limit.',
    ]);
    expect(given({ rateLimits: [rateLimit({ limit: 1, perSeconds: 1, operations: ['getYou'] })] })).to.deep.equal([
      'Acme: the rate limit `calls` names `getYou`, which is no operation | Known: getMe.',
    ]);
    expect(given({ rateLimits: [rateLimit({ limit: 1, perSeconds: 1, below: ['/m', '/me'] })] })).to.deep.equal([
      'Acme: no operation is below `/m`, which the rate limit `calls` covers | Correct the path, or leave it out.',
    ]);
  });

  it('is told that it has no operation', () => {
    class Nothing {}
    expect(faults(Nothing)).to.deep.equal(['Acme: it has no operation | Declare at least one: @Get, @Post, @List ...']);
  });

  it('is told everything at once, in one message a person can read', () => {
    const options = { name: 'Acme', baseUrl: 'http://acme.example', rateLimits: [rateLimit({ limit: 0, perSeconds: 1 })] };
    expect(given(options)).to.have.length(3);
    const error = new DefinitionError('Acme', [
      { at: 'Acme', problem: 'one', remedy: 'Mend one.' },
      { at: 'Acme.x', problem: 'two', remedy: 'Mend two.' },
    ]);
    expect(error.message).to.equal('Acme has 2 faults:\n  Acme: one\n    Mend one.\n  Acme.x: two\n    Mend two.');
    expect(error.toJSON()['faults']).to.deep.equal(error.faults);
  });
});
