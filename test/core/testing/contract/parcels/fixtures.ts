import { fixtures, type ConnectionFixture } from 'trunkline/testing';
import { actions } from './action-fixtures.js';
import { failures } from './failure-fixtures.js';
import { lists } from './list-fixtures.js';
import { reports } from './report-fixtures.js';
import { webhooks } from './webhook-fixtures.js';

const key = 'pk_live_0d9b27c4';
const password = 'correct horse battery';

const byKey = (region: string, environment: string, host: string): ConnectionFixture => ({
  settings: { region, environment, sign_in: 'key' },
  secrets: { key },
  services: { api: `https://api.${host}/v1`, labels: `https://labels.${host}` },
  signed: { headers: { authorization: `Parcels-Key ${key}` } },
});

/** The carrier's API as its pages would show it. */
export const parcelsFixtures = fixtures({
  connections: {
    'us live': byKey('us', 'live', 'parcels.example'),
    'us sandbox': byKey('us', 'sandbox', 'sandbox.parcels.example'),
    'eu live': byKey('eu', 'live', 'eu.parcels.example'),
    'eu sandbox': byKey('eu', 'sandbox', 'sandbox.eu.parcels.example'),
    'by password': {
      settings: { region: 'us', environment: 'live', sign_in: 'password', email: 'ada@sender.example' },
      secrets: { password },
      services: { api: 'https://api.parcels.example/v1', labels: 'https://labels.parcels.example' },
      signed: { headers: { 'x-session': 'sess_4b1f77' } },
      login: [{ request: 'POST /session', body: { email: 'ada@sender.example', password }, answer: { body: { token: 'sess_4b1f77' } } }],
      ended: { status: 401, body: { error: { code: 'session', text: 'The session has ended', fields: [] } } },
    },
  },
  operations: { ...lists, ...actions, ...reports },
  failures,
  webhooks,
  quotas: [
    { calls: 20, perSeconds: 60, usedUp: { headers: { 'X-Left': '0', 'X-Window-Ends': '45' }, waitSeconds: 45 } },
    { calls: 3, perSeconds: 3600, operations: ['claimLoss', 'copyParcel'] },
  ],
});
