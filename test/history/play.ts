import { isDeepStrictEqual } from 'node:util';
import { RateLimitError, RejectedError } from 'trunkline/sdk';
import { FakeConnection } from '../core/support/fake-connection.js';
import type { Answer, Recording } from './recording.js';

/** The vendor of a recording: it knows the calls that were made, by their keys, and no others. */
export function vendorOf({ document, answers, pages }: Recording, answered: ReadonlyMap<string, number>): FakeConnection {
  const shop = new FakeConnection(document);
  const calls = new Map(answered);
  shop.lister = () => pages;
  for (const operation of Object.keys(document.operations)) {
    shop.handlers[operation] = (input, { key = '' }) => {
      const call = calls.get(key) ?? 0;
      calls.set(key, call + 1);
      const known = answers[key]?.at(Math.min(call, answers[key].length - 1));
      if (known?.operation === operation && isDeepStrictEqual(known.input, input)) return outputOf(known);
      throw new Error(`${operation} ${JSON.stringify(input)} was never called with the key ${key}.`);
    };
  }
  return shop;
}

function outputOf({ output, error }: Answer): unknown {
  if (error?.name === 'RateLimitError') throw new RateLimitError(error.message, { retryAfterMs: 2_000 });
  if (error?.name === 'RejectedError') throw new RejectedError(error.message);
  return output;
}
