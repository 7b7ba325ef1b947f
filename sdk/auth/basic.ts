import { writeCredential, type Auth, type Credential } from './auth.js';

/** HTTP basic: a user and a password, or a token as user with the password the vendor fixes. */
export function basic<C>(user: Credential<C>, password: Credential<C>): Auth<C> {
  return {
    write: (writer) => ({
      kind: 'basic',
      user: writeCredential(writer, 'user', user),
      password: writeCredential(writer, 'password', password),
    }),
  };
}
