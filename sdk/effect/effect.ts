import type { Part, Writer } from '../document/part.js';
import type { EffectDocument } from '../document/operation-document.js';
import { Slot } from '../document/slot.js';
import type { HttpClient } from '../http/http-client.js';

/** What repeating a call does. `I` and `O` bind a look-up to the operation it answers for. */
export type Effect<I = unknown, O = never> = Part<EffectDocument> & { readonly answers?: (input: I) => O };

/** The compiler asks for an effect; code that it refused may be run all the same, and then nothing may be guessed. */
export function writeEffect(writer: Writer, effect: Part<EffectDocument> | undefined): EffectDocument {
  if (effect !== undefined) return effect.write(writer.under('effect'));
  writer.fault('nothing says what repeating it does', 'Give it an `effect`: idempotent, keyed(header), lookup(...), unsafe, or read.');
  return { kind: 'unsafe' };
}

/** Changes nothing; for a POST that only searches. */
export const read: Effect = { write: () => ({ kind: 'read' }) };

/** Repeating it leaves the vendor as one call would: a PUT that replaces, a DELETE. */
export const idempotent: Effect = { write: () => ({ kind: 'idempotent' }) };

/** Each call does something again. Sent again only when it was provably not accepted; else it ends uncertain. */
export const unsafe: Effect = { write: () => ({ kind: 'unsafe' }) };

/** The vendor drops repeats with the same key in this header. The key is derived from the run and stored before the first send. */
export function keyed(header: string): Effect {
  return { write: () => ({ kind: 'keyed', header }) };
}

/** What a look-up is given: the input of the call in doubt, and the key it was to carry. */
export interface Lookup<I> {
  readonly http: HttpClient;
  readonly input: I;
  readonly key: string;
}

/** Asks the vendor whether a call whose answer was lost has happened. Gives its output when it did, undefined when it did not. */
export function lookup<I, O>(name: string, find: (call: Lookup<I>) => Promise<O | undefined>): Effect<I, O> {
  return { write: (writer) => ({ kind: 'lookup', slot: writer.slot('', new Slot(name, find)) }) };
}
