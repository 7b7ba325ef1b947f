import { type Answer, type Routes, seededRandom } from 'trunkline/testing';
import { type Access, organizationsOf } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, ok, refuse } from '../answers.js';
import { given } from '../fields.js';
import { flag } from '../query.js';
import type { User } from '../records.js';
import { userView } from '../views/account.js';
import { relatedData } from './my-lists.js';

const FIELDS = {
  fullname: 'text',
  email: 'text',
  timezone: 'text',
  beginning_of_week: 'integer',
  default_workspace_id: 'integer',
  country_id: 'integer?',
  current_password: 'text',
  password: 'text',
} as const;

/** The caller. Source: OpenAPI files, me. */
export function addMe(routes: Routes, access: Access): void {
  access
    .user(routes.under('/me'))
    .get('', (call, user) => ok({ ...userView(user), ...(flag(call.request, 'with_related_data') && relatedData(call)) }))
    .put('', updateMe)
    .get('/logged', () => done)
    .post('/reset_token', resetToken)
    .get('/preferences', (_call, user) => ok(user.preferences))
    .post('/preferences', (call, user) => {
      const { values = {} } = given({ values: call.body }, { values: 'object' });
      call.toggl.users.change(user, { preferences: { ...user.preferences, ...values } }, call.now);
      note(call, 'preferences.updated');
      return ok(user.preferences);
    });
  access.uncounted(routes.under('/me')).get('/quota', (call, user) => {
    const use = (organization?: Parameters<typeof access.quota.use>[1]) => access.quota.use(user, organization, call.now);
    return ok([use(), ...organizationsOf(call).map(use)]);
  });
}

function updateMe(call: Call, user: User): Answer {
  const { current_password, password, ...fields } = given(call.body, FIELDS);
  if (password !== undefined && current_password !== user.password) throw refuse(400, 'Current password is not valid');
  const isTaken = call.toggl.users.live((other) => other !== user && other.email === fields.email).length > 0;
  if (isTaken) throw refuse(400, 'Email is already used');
  if (fields.default_workspace_id !== undefined && !call.toggl.memberOf(user, fields.default_workspace_id))
    throw refuse(400, 'Default workspace not found');
  call.toggl.users.change(user, { ...fields, ...(password !== undefined && { password }) }, call.now);
  note(call, 'user.updated');
  return ok(userView(user));
}

/** The former token stops working. */
function resetToken(call: Call, user: User): Answer {
  const random = seededRandom(call.toggl.seed, user.id, call.toggl.file.ledger.entries.length);
  const api_token = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
  call.toggl.users.change(user, { api_token }, call.now);
  note(call, 'api_token.reset');
  return ok(api_token);
}

function note({ toggl, request, user }: Call, kind: string): void {
  toggl.file.ledger.append(kind, user.id, request);
}
