import { isJson } from '../fields.js';
import type { TopicField, TopicRecord } from './records.js';

/** Why a message does not fit its topic's schema, or undefined when it does. */
export function misfit({ schema }: TopicRecord, payload: unknown): string | undefined {
  if (!isJson(payload)) return 'The message is not a JSON object';
  const unknown = Object.keys(payload).find((name) => !schema.some((field) => field.name === name));
  if (unknown !== undefined) return `${unknown} is not in the topic's schema`;
  const wrong = schema.find((field) => !fits(field, payload[field.name]));
  return wrong && `${wrong.name} must be ${wrong.optional ? '' : 'given, and '}of type ${wrong.type}`;
}

function fits({ type, optional }: TopicField, value: unknown): boolean {
  if (value === undefined || value === null) return optional;
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isJson(value);
  return type === 'date_time' ? typeof value === 'string' && !Number.isNaN(Date.parse(value)) : typeof value === type;
}
