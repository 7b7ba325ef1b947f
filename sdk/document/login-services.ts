import type { AuthDocument } from './auth-document.js';

/** Services that a way to sign in names. */
export function loginServices(auth: AuthDocument): readonly string[] {
  if (auth.kind === 'choice') return Object.values(auth.among).flatMap(loginServices);
  return auth.kind === 'session' && auth.login.service !== undefined ? [auth.login.service] : [];
}
