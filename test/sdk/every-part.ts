import {
  authBy,
  basic,
  bearer,
  byRegionAndEnvironment,
  ConflictError,
  Connector,
  customAuth,
  errorTable,
  firstOf,
  challenge,
  handshake,
  hmacSignature,
  on,
  operations,
  pageNumber,
  RateLimitError,
  rateLimit,
  slot,
  session,
  SuspendedError,
  timeHeader,
  subscribing,
  webhooks,
  type WantedWebhook,
} from 'trunkline/sdk';
import type { Body, Notice, Fault } from './every-part/bodies.js';
import { EveryConnection } from './every-part/connection.js';
import { Item } from './every-part/data.js';
import { Files } from './every-part/files.js';
import { Reads } from './every-part/reads.js';
import { Writes } from './every-part/writes.js';

const services = (host: string) => ({ api: `https://{tenant}.${host}/v1`, files: `https://files.${host}` });

/** A vendor that does everything, each thing once: what the document can hold, this connector says. */
@Connector(EveryConnection, {
  name: 'every-part',
  title: 'Every part',
  description: 'Says everything once.',
  source: 'Imagined',
  baseUrl: byRegionAndEnvironment(
    {
      us: { production: services('us.example'), sandbox: services('us.sandbox.example') },
      eu: { production: services('eu.example'), sandbox: services('eu.sandbox.example') },
    },
    (connection) => connection.region,
    (connection) => connection.environment,
    { experimental: ['eu'] },
  ),
  auth: authBy((connection) => connection.sign_in, {
    basic: basic((connection) => connection.user, 'api_token'),
    session: session({
      login: {
        path: '/login',
        method: 'PUT',
        service: 'files',
        auth: bearer((connection) => connection.password),
        fields: { 'who.name': (connection) => connection.user, secret: (connection) => connection.password },
        body: 'form',
      },
      token: { body: (body: { token: string }) => body.token },
      to: { header: 'Authorization', prefix: 'Session ' },
      lifetimeSeconds: 60,
      refused: [401, 403],
    }),
    signed: customAuth('sign-request', ({ connection }) => ({ headers: { 'X-Key': connection.password } })),
  }),
  pagination: pageNumber({
    page: 'page',
    start: 0,
    size: 'per_page',
    max: 100,
    items: (body: Body) => body.data,
    total: (body) => body.total,
    pageCount: (body) => body.total,
    consistency: 'stable',
  }),
  errors: errorTable({
    code: (body: Fault) => body.error.code,
    message: firstOf(
      (body: Fault) => body.error.text,
      (body) => body.error.code,
    ),
    failed: (body) => body.error,
    succeeded: (body) => body.success,
    details: {
      items: (body) => body.error.faults,
      path: (fault: { at: string }) => fault.at,
      message: (fault: { text: string }) => fault.text,
      code: (fault: { code: string }) => fault.code,
      byField: (body) => body.errors,
    },
    reference: { header: 'X-Request-Id' },
    retryAfter: [timeHeader('X-Retry', 'milliseconds'), timeHeader('X-Reset', 'epoch-seconds')],
    rows: [
      on({ status: [402, '5xx', '500-504'], code: 'plan', message: ['plan', 'upgrade'] }, SuspendedError, {
        remedy: 'Upgrade the plan {plan}.',
        scope: ['id'],
      }),
      on({ header: { name: 'X-Remaining', value: '0' }, contentType: 'text/html' }, RateLimitError, {
        notAccepted: true,
        waitSeconds: 180,
      }),
      on({ network: ['refused', 'dns'], body: slot('is-taken', (body: Fault) => body.error.code === 'taken') }, ConflictError),
    ],
    codes: { busy: RateLimitError },
  }),
  webhooks: webhooks({
    verify: hmacSignature({
      header: 'X-Every-Signature',
      algorithm: 'sha512',
      encoding: 'base64',
      prefix: 'v1=',
      key: (connection) => connection.password,
      keyEncoding: 'base64',
      keyPrefix: 'key_',
      signed: '{X-Every-Id}.{timestamp}.{body}',
      timestamp: { header: 'X-Every-Signature', prefix: 't=', unit: 'epoch-seconds', toleranceSeconds: 60 },
    }),
    event: (body: Notice) => body.event,
    delivery: { header: 'X-Every-Id' },
    handshake: [
      handshake({
        when: (body: Notice) => body.event,
        equals: 'ping',
        unsigned: true,
        status: 201,
        json: { code: (body: Notice) => body.code, word: 'yes' },
        headers: { 'X-Answer': 'X-Question' },
      }),
    ],
    challenge: challenge({
      parameter: 'challenge',
      when: { mode: 'subscribe' },
      token: { parameter: 'verify_token', is: (connection: EveryConnection) => connection.password },
    }),
    subscribing: subscribing({
      list: 'single',
      create: 'createItem',
      delete: 'copyItem',
      ping: 'copyItem',
      places: 'numbers',
      scope: { place: (wanted: WantedWebhook<EveryConnection, Item>) => wanted.place.id },
      input: { url: (wanted: WantedWebhook) => wanted.url },
      ref: { id: (item: Item) => item.id },
      url: (item: Item) => item.created_at,
      name: (item: Item) => item.created_at,
      isLive: slot('is-live-hook', (item: Item) => item.number > 0),
      renew: 'copyItem',
      renewal: { until: (wanted: WantedWebhook) => wanted.expires },
      expires: { at: (item: Item) => item.created_at, unit: 'iso-8601', askSeconds: 3600 },
    }),
    maxBytes: 5_000_000,
  }),
  rateLimits: [
    rateLimit({
      name: 'writes',
      limit: 10,
      perSeconds: 1,
      limitBy: { setting: 'plan', limits: { paid: 100 } },
      per: 'id',
      operations: ['createItem'],
      headers: { limit: 'X-Limit', remaining: 'X-Remaining', used: 'X-Used', max: 'X-Max', reset: timeHeader('X-Reset', 'iso-8601') },
    }),
  ],
})
export class EveryPart extends operations(Reads, Files, Writes) {}
