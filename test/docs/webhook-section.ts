import type {
  ChallengeDocument,
  ConnectorDocument,
  HandshakeDocument,
  NotificationValue,
  SignatureDocument,
  SubscriptionsDocument,
  WebhookDocument,
} from 'trunkline/document';
import { blocks, code, listed } from './markdown.js';
import type { Fact } from './operation-section.js';
import { keyWords, selectorWords } from './words.js';

/** How a connector's notifications are verified and told apart; empty when it declares none. */
export function webhookSection({ webhooks }: ConnectorDocument): string {
  if (!webhooks) return '';
  const { verify, event, delivery, handshakes = [], challenge, subscriptions, maxBytes } = webhooks;
  const lines = [
    `Verified by ${signatureWords(verify)}.`,
    event ? `The event's name: ${valueWords(event)}.` : 'Triggers tell events by their shape.',
    `A repeat is known by ${delivery ? valueWords(delivery) : 'the SHA-256 of its body'}.`,
    ...(subscriptions ? [subscriptionWords(subscriptions)] : []),
    `At most ${maxBytes} bytes.`,
    ...handshakes.map((handshake) => `Handshake: ${handshakeWords(handshake)}.`),
    ...(challenge ? [challengeWords(challenge)] : []),
  ];
  return blocks('## Webhooks', lines.map((line) => `- ${line}`).join('\n'));
}

export function webhookFacts({ event, when, record, key, version, versionType }: WebhookDocument): Fact[] {
  const conditions = [
    ...(event ? [`the event is ${listed(event.map(code), 'or')}`] : []),
    ...(when ? [`there is ${selectorWords(when, 'a body')}`] : []),
  ];
  return [
    ['Told by webhooks when', listed(conditions)],
    ['The record is', selectorWords(record, 'the whole body')],
    ['Its key', keyWords(key)],
    ...(version
      ? [['Newer states have a greater', `${selectorWords(version, 'record')}, compared as ${versionType ?? 'text'}`] as const]
      : []),
  ];
}

function signatureWords(verify: SignatureDocument): string {
  if (verify.kind === 'slot') return `code: ${code(verify.slot)}`;
  const place = `the header ${code(verify.header)}${verify.prefix ? ` after ${code(verify.prefix)}` : ''}`;
  if (verify.kind === 'token') return `a token, ${selectorWords(verify.token, 'the connection')} of the connection, in ${place}`;
  const { algorithm, encoding, key, signed, timestamp } = verify;
  const time = timestamp ? `; refused when ${code(timestamp.header)} is further than ${timestamp.toleranceMs / 1000} seconds from now` : '';
  return `HMAC ${algorithm} of ${code(signed)} with ${selectorWords(key, 'the connection')} of the connection, as ${encoding} in ${place}${time}`;
}

function subscriptionWords({ list, create, delete: remove, ping, renew, places, expires }: SubscriptionsDocument): string {
  const used = [list, create, remove, ping].filter((name) => name !== undefined).map(code);
  const ends = expires
    ? ` They end, as ${selectorWords(expires.at, 'webhook')} says, and are ${renew === undefined ? 'made anew' : `renewed by ${code(renew)}`} before.`
    : '';
  return `Asked for by ${listed(used)}${places === undefined ? '' : `, once for each of ${code(places)}`}.${ends}`;
}

function handshakeWords({ when, equals, unsigned, answer: { status, json = {}, headers = {} } }: HandshakeDocument): string {
  const fields = [...Object.keys(json), ...Object.keys(headers)].map(code);
  const is = equals === undefined ? 'is there' : `is ${code(equals)}`;
  return `when ${valueWords(when)} ${is}${unsigned ? ', unsigned' : ''}, answered ${status}${fields.length > 0 ? ` with ${listed(fields)}` : ''}`;
}

function challengeWords({ parameter, when = {}, token }: ChallengeDocument): string {
  const conditions = Object.entries(when).map(([name, value]) => `${code(name)} is ${code(value)}`);
  const proof = token ? `${code(token.parameter)} is ${selectorWords(token.secret, 'the connection')} of the connection` : '';
  const all = [...conditions, ...(proof ? [proof] : [])];
  return `Handshake by GET, answered with ${code(parameter)}${all.length > 0 ? ` when ${listed(all)}` : ''}${token ? '' : ', unsigned'}.`;
}

function valueWords(value: NotificationValue): string {
  return 'header' in value ? `the header ${code(value.header)}` : selectorWords(value, 'the body');
}
