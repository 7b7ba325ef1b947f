import type { SeededBug } from './seeded-bug.js';

const SESSION = 'auth.among.password';

/** Where requests go, and who they say sends them. */
export const accountBugs: readonly SeededBug[] = [
  { bug: 'a region on the other’s host', noticedBy: ['hosts'], changes: [['baseUrl.table.eu.live.api', 'https://api.parcels.example/v1']] },
  {
    bug: 'a sandbox that is the live system',
    noticedBy: ['hosts'],
    changes: [['baseUrl.table.us.sandbox.api', 'https://api.parcels.example/v1']],
  },
  {
    bug: 'one service of one region elsewhere',
    noticedBy: ['hosts'],
    changes: [['baseUrl.table.eu.sandbox.labels', 'https://labels.eu.parcels.example']],
  },
  { bug: 'the word before the key forgotten', noticedBy: ['credentials'], changes: [['auth.among.key.prefix', undefined]] },
  { bug: 'the key in another header', noticedBy: ['credentials'], changes: [['auth.among.key.to.name', 'X-Api-Key']] },
  { bug: 'the key in the query', noticedBy: ['credentials'], changes: [['auth.among.key.to', { in: 'query', name: 'key' }]] },
  { bug: 'a key sent where none belongs', noticedBy: ['credentials'], changes: [['operations.health.auth', undefined]] },
  {
    bug: 'a login with a field misspelled',
    noticedBy: ['logins'],
    changes: [[`${SESSION}.login.fields`, { mail: { path: ['email'] }, password: { path: ['password'] } }]],
  },
  { bug: 'a session never opened again', noticedBy: ['logins'], changes: [[`${SESSION}.refused`, [419]]] },
  { bug: 'a password that is no secret', noticedBy: ['secrets'], changes: [['connection.secrets', ['key']]] },
];
