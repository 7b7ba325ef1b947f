import { byToken } from '../auth.js';

/** The Webhooks API is a service of its own, takes the API token alone (neither a password nor a session), and asks apps for their name. */
export const webhooksApi = { service: 'webhooks', auth: byToken, headers: { 'User-Agent': 'trunkline' } } as const;
