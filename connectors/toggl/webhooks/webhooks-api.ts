import { byToken } from '../auth.js';

/** The Webhooks API is a service of its own, and takes the API token alone: neither a password nor a session. */
export const webhooksApi = { service: 'webhooks', auth: byToken } as const;
