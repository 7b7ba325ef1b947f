import {
  challenge,
  ConflictError,
  Connector,
  errorTable,
  handshake,
  hmacSignature,
  on,
  operations,
  pageNumber,
  RateLimitError,
  rateLimit,
  SuspendedError,
  timeHeader,
  UnavailableError,
  webhooks,
} from 'trunkline/sdk';
import { Actions } from './actions.js';
import { auth, baseUrl, ParcelsConnection } from './connection.js';
import { Lists } from './lists.js';
import { Reports } from './reports.js';

interface Page {
  readonly rows: unknown[];
  readonly more: boolean;
}

interface Notice {
  readonly event: string;
  readonly id: string;
  readonly challenge?: string;
}

interface Fault {
  readonly done?: boolean;
  readonly error: { readonly code: string; readonly text: string; readonly fields: { readonly at: string; readonly problem: string }[] };
}

@Connector(ParcelsConnection, {
  name: 'parcels',
  title: 'Parcels',
  source: 'https://developers.parcels.example/v1',
  baseUrl,
  auth,
  pagination: pageNumber({ page: 'page', size: 'count', max: 2, items: (body: Page) => body.rows, hasMore: (body) => body.more }),
  errors: errorTable({
    code: (body: Fault) => body.error.code,
    message: (body) => body.error.text,
    failed: (body) => body.error,
    succeeded: (body) => body.done,
    reference: { header: 'X-Request-Id' },
    details: {
      items: (body) => body.error.fields,
      path: (field: { at: string }) => field.at,
      message: (field: { problem: string }) => field.problem,
    },
    retryAfter: timeHeader('X-Reset', 'epoch-seconds'),
    rows: [
      on({ status: 403, code: 'plan' }, SuspendedError, { remedy: 'Upgrade the plan.' }),
      on({ status: 400, code: 'taken' }, ConflictError),
      on({ status: 503, header: { name: 'X-Maintenance' } }, UnavailableError, { notAccepted: true }),
    ],
    codes: { slow_down: RateLimitError },
  }),
  rateLimits: [
    rateLimit({ limit: 20, perSeconds: 60, headers: { remaining: 'X-Left', reset: timeHeader('X-Window-Ends', 'seconds') } }),
    rateLimit({ name: 'claims', limit: 3, perSeconds: 3600, operations: ['claimLoss', 'copyParcel'] }),
  ],
  webhooks: webhooks({
    verify: hmacSignature({
      header: 'X-Parcels-Signature',
      algorithm: 'sha256',
      encoding: 'hex',
      key: (connection) => connection.key!,
      timestamp: { header: 'X-Parcels-Time', unit: 'epoch-seconds', toleranceSeconds: 300 },
    }),
    event: (body: Notice) => body.event,
    delivery: (body: Notice) => body.id,
    handshake: [handshake({ when: (body: Notice) => body.challenge, json: { challenge: (body: Notice) => body.challenge } })],
    challenge: challenge({
      parameter: 'hub.challenge',
      when: { 'hub.mode': 'subscribe' },
      token: { parameter: 'hub.verify_token', is: (connection) => connection.key! },
    }),
  }),
})
export class Parcels extends operations(Lists, Actions, Reports) {}
