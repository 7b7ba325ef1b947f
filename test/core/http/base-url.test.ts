import { expect } from 'chai';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { ConnectOptions } from 'trunkline';
import {
  Connector,
  Field,
  Get,
  Optional,
  Secret,
  bearer,
  byRegionAndEnvironment,
  hosts,
  type Action,
  type BaseUrl,
  type ConnectorError,
} from 'trunkline/sdk';
import { Note } from '../support/notes-connector.js';
import { KeptLog } from '../support/kept-log.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

const REGIONS = ['us', 'eu'] as const;
const ENVIRONMENTS = ['production', 'sandbox'] as const;

class Workspace {
  @Field('Token') token!: Secret;
  @Field('Region') @IsIn(REGIONS) region!: (typeof REGIONS)[number];
  @Field('Environment') @IsIn(ENVIRONMENTS) environment!: (typeof ENVIRONMENTS)[number];
  @Optional('Subdomain') @IsOptional() @Matches(/^[^/]*$/) shop?: string;
}

function at(baseUrl: BaseUrl<Workspace>) {
  @Connector(Workspace, { name: 'shop', title: 'Shop', source: 's', baseUrl, auth: bearer((c) => c.token) })
  class Shop {
    @Get('/orders', { title: 'Orders', output: Note })
    declare orders: Action<void, Note>;

    @Get('/blobs', { title: 'Blobs', output: Note, service: 'files' })
    declare blobs: Action<void, Note>;
  }
  return Shop;
}

const cell = (host: string) => ({ api: `https://api.${host}/v2`, files: `https://files.${host}` });
const TABLE = byRegionAndEnvironment<Workspace, 'us' | 'eu', 'production' | 'sandbox'>(
  {
    us: { production: cell('shop.example'), sandbox: cell('sand.shop.example') },
    eu: { production: cell('eu.shop.example'), sandbox: cell('sand.eu.shop.example') },
  },
  (c) => c.region,
  (c) => c.environment,
);
const VARIABLE = hosts<Workspace>({ api: 'https://{shop}.shop.example/{shop}/v2', files: 'https://files.shop.example' });

/** Where the two operations go, or the code of the refusal. */
async function reached(baseUrl: BaseUrl<Workspace>, settings: object = {}, services?: ConnectOptions['services']): Promise<unknown> {
  const http = new ScriptedHttp(() => json({ id: 1 }));
  const given = { token: new Secret('token-1'), region: 'us', environment: 'production', ...settings };
  try {
    const shop = await open(at(baseUrl), { http, settings: given, services });
    await shop.call('orders');
    await shop.call('blobs');
  } catch (error) {
    return (error as ConnectorError).code;
  }
  return http.requests.map(({ url }) => url.href);
}

describe('Where requests go', () => {
  it('asks the host of the region, the environment and the service', async () => {
    const found: unknown[] = [];
    for (const region of REGIONS) for (const environment of ENVIRONMENTS) found.push(await reached(TABLE, { region, environment }));
    expect(found).to.deep.equal(
      ['shop.example', 'sand.shop.example', 'eu.shop.example', 'sand.eu.shop.example'].map((host) => [
        `https://api.${host}/v2/orders`,
        `https://files.${host}/blobs`,
      ]),
    );
  });

  it('refuses a region that the connection does not allow', async () => {
    expect(await reached(TABLE, { region: 'mars' })).to.equal('invalid_settings');
    expect(await reached(TABLE, { region: '__proto__' })).to.equal('invalid_settings');
  });

  it('warns in the log, once, when the region is an experimental one', async () => {
    const uncertain = byRegionAndEnvironment<Workspace, 'us' | 'eu', 'production' | 'sandbox'>(
      {
        us: { production: cell('shop.example'), sandbox: cell('sand.shop.example') },
        eu: { production: cell('eu.shop.example'), sandbox: cell('sand.eu.shop.example') },
      },
      (c) => c.region,
      (c) => c.environment,
      { experimental: ['eu'] },
    );
    const told = async (baseUrl: BaseUrl<Workspace>, region: string): Promise<unknown> => {
      const log = new KeptLog();
      const settings = { token: new Secret('token-1'), region, environment: 'production' };
      const shop = await open(at(baseUrl), { http: new ScriptedHttp(() => json({ id: 1 })), settings, log });
      await shop.call('orders');
      return log.events.filter(({ event }) => event === 'region.experimental').map(({ connection, data }) => [connection, data]);
    };
    const message = 'The region eu of Shop is experimental: its URLs may be wrong.';
    expect(await told(uncertain, 'eu')).to.deep.equal([['shop', { region: 'eu', message }]]);
    expect([await told(uncertain, 'us'), await told(TABLE, 'eu')]).to.deep.equal([[], []]);
  });

  it('fills variables in hosts and paths, and none that would leave its label or segment', async () => {
    expect(await reached(VARIABLE, { shop: 'acme-1' })).to.deep.include('https://acme-1.shop.example/acme-1/v2/orders');
    for (const shop of ['evil.example/', 'a@evil', 'a:1', '..', 'a..b', '-a', 'a?b', 'a#b', 'a\\b', '%2e', '', ' ', 'ａ']) {
      expect(await reached(VARIABLE, { shop }), shop).to.be.oneOf(['invalid_input', 'invalid_settings']);
    }
  });

  it('sends no credential to a host called undefined when a variable was left out', async () => {
    expect(await reached(VARIABLE)).to.equal('invalid_input');
    expect(await reached(VARIABLE, { shop: undefined })).to.equal('invalid_input');
  });

  it('goes where the project says instead, and keeps the other services', async () => {
    const proxied = await reached(TABLE, {}, { api: { url: 'https://proxy.example/shop/' } });
    expect(proxied).to.deep.equal(['https://proxy.example/shop/orders', 'https://files.shop.example/blobs']);
    const emulated = await reached(TABLE, {}, { api: { url: 'http://127.0.0.1:4101', allowLoopback: true } });
    expect(emulated).to.deep.include('http://127.0.0.1:4101/orders');
  });

  it('refuses an override that is not HTTPS, is no host and path, or names no service', async () => {
    const url = (text: string, allowLoopback?: boolean) => reached(TABLE, {}, { api: { url: text, allowLoopback } });
    expect(await url('http://127.0.0.1:4101')).to.equal('not_https');
    for (const text of [
      'ftp://x.example',
      'javascript:1',
      'nothing',
      'https://a:b@x.example',
      'https://x.example?a=1',
      'https://x.example#a',
    ]) {
      expect(await url(text, true), text).to.equal('invalid_input');
    }
    expect(await reached(TABLE, {}, { apis: { url: 'https://x.example' } })).to.equal('invalid_input');
  });
});
