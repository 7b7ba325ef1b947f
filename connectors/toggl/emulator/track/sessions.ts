import { type Answer, type Routes, seededRandom } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import type { Call } from '../access/call.js';
import { SESSION_COOKIE, sessionCookie } from '../access/credentials.js';
import { done, notFound, ok } from '../answers.js';
import { userView } from '../views/account.js';

/** Source: engineering.toggl.com/docs, authentication; that DELETE ends a session is inferred from version 8. */
export function addSessions(routes: Routes, access: Access): void {
  access.user(routes.under('/me/sessions'), 'basic').post('', openSession);
  access.user(routes.under('/me/sessions')).delete('', (call) => {
    const cookie = sessionCookie(call.request);
    const [session] = call.toggl.sessions.live((one) => one.cookie === cookie);
    if (session === undefined) throw notFound('session');
    call.toggl.sessions.delete(session, call.now);
    call.toggl.file.ledger.append('session.closed', session.id, call.request);
    return { ...done, headers: { 'set-cookie': cookieLine('', '; Max-Age=0') } };
  });
}

function openSession(call: Call): Answer {
  const { toggl, user, now, request } = call;
  const random = seededRandom(toggl.seed, toggl.sessions.nextId, user.id);
  const cookie = Array.from({ length: 40 }, () => random.integer(0, 35).toString(36)).join('');
  const session = toggl.sessions.add({ user_id: user.id, cookie }, now);
  toggl.file.ledger.append('session.opened', session.id, request);
  return ok(userView(user), { 'set-cookie': cookieLine(cookie) });
}

function cookieLine(value: string, end = ''): string {
  return `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${end}`;
}
