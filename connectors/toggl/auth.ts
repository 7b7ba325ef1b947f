import { authBy, basic, session } from 'trunkline/sdk';
import type { TogglConnection } from './connection.js';

/** The token is the user name; the password is this word. */
export const byToken = basic((connection: TogglConnection) => connection.token!, 'api_token');

const byPassword = basic(
  (connection: TogglConnection) => connection.email!,
  (connection: TogglConnection) => connection.password!,
);

/** Toggl refuses a session that has ended as it refuses wrong credentials: with 403. */
const bySession = session<TogglConnection>({
  login: { path: '/me/sessions', service: 'v9', auth: byPassword },
  token: { cookie: '__Host-timer-session' },
  refused: [401, 403],
});

export const auth = authBy((connection: TogglConnection) => connection.sign_in, {
  token: byToken,
  password: byPassword,
  session: bySession,
});
