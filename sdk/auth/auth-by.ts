import type { AuthDocument, SingleAuthDocument } from '../document/auth-document.js';
import type { Pick } from '../document/slot.js';
import type { Auth } from './auth.js';

/**
 * One of several ways to sign in, chosen by a setting of the connection: `authBy((c) => c.sign_in, { token: bearer(...), none: noAuth() })`.
 * A word that the setting allows and the table lacks does not compile. Credentials that only some ways need are `@Optional`.
 */
export function authBy<C, T extends Readonly<Record<string, Auth<C>>>>(by: Pick<C, NoInfer<keyof T & string>>, among: T): Auth<C> {
  return {
    write: (writer) => {
      const written: Record<string, SingleAuthDocument> = {};
      for (const [word, auth] of Object.entries<Auth<C>>(among)) {
        const at = writer.under(word, `among.${word}`);
        const document: AuthDocument = auth.write(at);
        if (document.kind === 'choice') at.fault('it is a choice inside a choice', 'List every way to sign in in one `authBy`.');
        else written[word] = document;
      }
      return { kind: 'choice', by: writer.select('by', by), among: written };
    },
  };
}
