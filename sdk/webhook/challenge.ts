import type { Part } from '../document/part.js';
import type { Pick } from '../document/slot.js';
import type { ChallengeDocument } from '../document/webhook-document.js';
import type { Secret } from '../secret.js';

export type ChallengeOptions<C> = AskedBy & (ByToken<C> | Unsigned);

interface AskedBy {
  /** Parameter of the query whose value is answered: `'hub.challenge'`. */
  readonly parameter: string;
  /** Parameters that tell this question from others, each with its value: `{ 'hub.mode': 'subscribe' }`. */
  readonly when?: Readonly<Record<string, string>>;
}

interface ByToken<C> {
  /** The parameter that proves who asks, and the secret that it must be. */
  readonly token: { readonly parameter: string; readonly is: Pick<C, Secret> };
  readonly unsigned?: never;
}

interface Unsigned {
  readonly token?: never;
  /** The vendor sends nothing that proves who asks: anybody is answered. */
  readonly unsigned: true;
}

export type Challenge<C> = Part<ChallengeDocument, C>;

/** A GET by which the vendor finds out whether a URL is wanted: it is answered with the value that it sent, as plain text. It makes no event. */
export function challenge<C>({ parameter, when = {}, token, unsigned }: ChallengeOptions<C>): Challenge<C> {
  return {
    write: (writer) => {
      if (parameter === '') writer.under('parameter').fault('a parameter without a name is never there', 'Write it as the vendor does.');
      if (!token && !unsigned)
        writer.fault(
          'anybody who asks is answered',
          'Give the `token` that the vendor sends along, or `unsigned: true` where it sends none.',
        );
      return {
        parameter,
        ...(Object.keys(when).length > 0 && { when }),
        ...(token
          ? { token: { parameter: token.parameter, secret: writer.under('token').select('secret', token.is) } }
          : { unsigned: true }),
      };
    },
  };
}
