import { Secret } from '#host';
import type { Settings } from '../../../runtime/runtime.js';
import type { ConnectionFixture } from '../fixtures/connection.js';
import type { Subject } from '../subject.js';

/** A secret that the connector does not declare as one is given as the text it asks for; the check of secrets says so. */
export function settingsOf({ settings = {}, secrets = {} }: ConnectionFixture, { document }: Subject): Settings {
  const given = Object.entries(secrets).map(([name, secret]) => [
    name,
    document.connection.secrets.includes(name) ? new Secret(secret) : secret,
  ]);
  return { ...settings, ...Object.fromEntries(given) };
}
