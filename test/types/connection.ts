import { apiKey, basic, bearer, byRegion, Connector, hosts } from 'trunkline/sdk';
import { AcmeConnection } from './acme.js';

const URLS = { us: 'https://api.acme.example', eu: 'https://api.eu.acme.example' } as const;
const about = { name: 'acme', title: 'Acme', source: 'Acme API' };

@Connector(AcmeConnection, { ...about, baseUrl: byRegion(URLS, (c) => c.region), auth: bearer((c) => c.token) })
export class Sound {}

// A credential's name that the connection does not have.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: URLS.us, auth: bearer((c) => c.tokken) })
export class MisspelledCredential {}

// A credential that is no Secret would be printed and logged.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: URLS.us, auth: bearer((c) => c.workspace) })
export class PlainCredential {}

// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: URLS.us, auth: apiKey((c) => c.workspace, { header: 'X-Key' }) })
export class PlainKey {}

// A user name may be plain text.
@Connector(AcmeConnection, {
  ...about,
  baseUrl: URLS.us,
  auth: basic(
    (c) => c.workspace,
    (c) => c.token,
  ),
})
export class PlainUser {}

// A region that the connection allows and the table lacks.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: byRegion({ us: URLS.us }, (c) => c.region), auth: bearer((c) => c.token) })
export class RegionWithoutUrl {}

@Connector(AcmeConnection, { ...about, baseUrl: byRegion(URLS, (c) => c.region, { experimental: ['eu'] }), auth: bearer((c) => c.token) })
export class Experimental {}

// An experimental region that the table lacks.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: byRegion(URLS, (c) => c.region, { experimental: ['mars'] }), auth: bearer((c) => c.token) })
export class ExperimentalNowhere {}

// A region read from a field that the connection does not have.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: byRegion(URLS, (c) => c.zone), auth: bearer((c) => c.token) })
export class RegionFromNowhere {}

// Which key is sent is never left open.
// @ts-expect-error
@Connector(AcmeConnection, { ...about, baseUrl: hosts({ api: URLS.us, files: URLS.eu }) })
export class NoAuth {}
