import type { EmulatorRequest } from 'trunkline/testing';
import type { User } from '../records.js';
import type { Toggl } from '../toggl.js';

export const SESSION_COOKIE = '__Host-timer-session';

/** Ways to sign: the Webhooks API takes tokens alone, and no session begins with another. Source: engineering.toggl.com/docs, authentication. */
export type Accepted = 'all' | 'token' | 'basic';

/** Whose request it is, if it is somebody's. */
export function signedBy(request: EmulatorRequest, toggl: Toggl, accepted: Accepted = 'all'): User | undefined {
  const [name, password] = basic(request);
  if (name === undefined) return accepted === 'all' ? ofSession(request, toggl) : undefined;
  if (password === 'api_token') return only(toggl, (user) => user.api_token === name);
  if (accepted === 'token') return undefined;
  return only(toggl, (user) => user.email === name && user.password === password);
}

export function sessionCookie({ headers }: EmulatorRequest): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
}

function ofSession(request: EmulatorRequest, toggl: Toggl): User | undefined {
  const cookie = sessionCookie(request);
  const [session] = toggl.sessions.live((one) => one.cookie === cookie);
  return toggl.users.find(session?.user_id ?? null);
}

function only(toggl: Toggl, fits: (user: User) => boolean): User | undefined {
  return toggl.users.live(fits)[0];
}

/** A password may hold colons, a user name may not. */
function basic({ headers }: EmulatorRequest): [name?: string, password?: string] {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return [];
  const pair = Buffer.from(encoded, 'base64').toString();
  const at = pair.indexOf(':');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
