import type { SeededBug } from './seeded-bug.js';

/** Anyone who has seen one notification can send others. */
const TOKEN = { kind: 'token', header: 'X-Parcels-Time', token: { path: ['key'] } };

/** Which notifications are believed, and what they tell. */
export const webhookBugs: readonly SeededBug[] = [
  { bug: 'a signature over the body alone', noticedBy: ['webhooks'], changes: [['webhooks.verify.signed', '{body}']] },
  { bug: 'a signature believed for a day', noticedBy: ['webhooks'], changes: [['webhooks.verify.timestamp.toleranceMs', 86_400_000]] },
  { bug: 'a token where the vendor signs', noticedBy: ['webhooks'], changes: [['webhooks.verify', TOKEN]] },
  { bug: 'an event misspelled', noticedBy: ['webhooks'], changes: [['operations.parcelMoved.webhook.event', ['parcel.move']]] },
  { bug: 'an older state let through', noticedBy: ['webhooks'], changes: [['operations.parcelMoved.webhook.version', undefined]] },
  {
    bug: 'anybody answered who asks by GET',
    noticedBy: ['webhooks'],
    changes: [
      ['webhooks.challenge.token', undefined],
      ['webhooks.challenge.unsigned', true],
    ],
  },
  {
    bug: 'a question by GET answered with its token',
    noticedBy: ['webhooks'],
    changes: [['webhooks.challenge.parameter', 'hub.verify_token']],
  },
  {
    bug: 'every question by GET taken for the one about the URL',
    noticedBy: ['webhooks'],
    changes: [['webhooks.challenge.when', undefined]],
  },
];
