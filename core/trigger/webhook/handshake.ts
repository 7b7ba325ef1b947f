import { refusal, type Received } from './notification.js';
import type { HandshakePlan, Message } from './webhook-plan.js';

/** Longest value that is repeated to whoever asks, in characters. */
export const LONGEST_REPEATED = 1024;

/** The answer to the first handshake that the notification is; undefined when it is none. */
export function answerHandshake(handshakes: readonly HandshakePlan[], message: Message): Received | undefined {
  const found = handshakes.find((handshake) => isMeant(handshake, message));
  return found && answer(found, message);
}

function isMeant({ document, when }: HandshakePlan, message: Message): boolean {
  const value = when(message);
  return document.equals === undefined ? value !== undefined && value !== null : value === document.equals;
}

function answer({ document, json }: HandshakePlan, { headers, body }: Message): Received {
  const { status, headers: repeated = {} } = document.answer;
  const fields = json.map(([field, read]) => [field, read(body)] as const);
  const lines = Object.entries(repeated).map(([name, from]) => [name, headers.get(from)] as const);
  if (![...fields, ...lines].every(([, value]) => isRepeatable(value)) || !lines.every(([, value]) => isHeader(value)))
    return refusal('malformed', 'A value to be repeated is missing, too long, or neither text, number nor flag.');
  return {
    kind: 'handshake',
    status,
    headers: { ...(json.length > 0 && { 'content-type': 'application/json' }), ...(Object.fromEntries(lines) as Record<string, string>) },
    body: json.length > 0 ? JSON.stringify(Object.fromEntries(fields)) : '',
  };
}

function isRepeatable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_REPEATED;
  return typeof value === 'number' || typeof value === 'boolean';
}

function isHeader(value: string | undefined): boolean {
  return value !== undefined && /^[\t\x20-\x7e]*$/.test(value);
}
