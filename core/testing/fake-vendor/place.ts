import type { Selector, Target } from 'trunkline/document';
import type { RoutedRequest } from '../server/emulator-request.js';

/** A body with a value where a selector looks for it; objects and lists on the way are made. Code looks where nobody knows: nothing is put. */
export function put(body: unknown, select: Selector | undefined, value: unknown): unknown {
  return select && 'path' in select ? putAt(body, select.path, value) : body;
}

function putAt(body: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  const inner = typeof body === 'object' && body !== null ? (body as Record<string | number, unknown>)[step] : undefined;
  if (typeof step === 'number') return Object.assign(Array.isArray(body) ? [...body] : [], { [step]: putAt(inner, rest, value) });
  return { ...(typeof body === 'object' && !Array.isArray(body) ? body : {}), [step]: putAt(inner, rest, value) };
}

/** What a request has in a declared place; undefined when there is nothing. */
export function valueAt(request: RoutedRequest<never>, { in: place, name }: Target): string | undefined {
  if (place === 'query') return request.query.get(name) ?? undefined;
  if (place === 'header') return [request.headers[name.toLowerCase()]].flat()[0];
  if (place === 'cookie') return new Map(cookies(request.headers.cookie)).get(name);
  const found = name.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], request.body);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

function cookies(header = ''): (readonly [string, string])[] {
  return header.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
}
