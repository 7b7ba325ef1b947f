import { basic } from 'trunkline/sdk';
import { API_TOKEN, type TogglConnection } from './connection.js';

/** The Webhooks API is a service of its own, and takes the API token alone: neither a password nor a session. */
export const webhooksApi = { service: 'webhooks', auth: basic((connection: TogglConnection) => connection.token!, API_TOKEN) } as const;
