import type { SeededBug } from './seeded-bug.js';

/** What the document says and nobody's page does, and the other way round. */
export const documentBugs: readonly SeededBug[] = [
  { bug: 'a field that says nothing', noticedBy: ['document'], changes: [['schemas.Parcel.properties.weight.description', undefined]] },
  { bug: 'an operation from nowhere', noticedBy: ['document'], changes: [['operations.health.source', ' ']] },
  {
    bug: 'an optional field of the answer misspelled',
    noticedBy: ['coverage'],
    changes: [
      ['schemas.Stop.properties', { place: { type: 'string', description: 'Where' }, notes: { type: 'string', description: 'Note' } }],
    ],
  },
  { bug: 'a key that a record may lack', noticedBy: ['made-up'], changes: [['schemas.Depot.required', []]] },
  { bug: 'an operation forgotten', noticedBy: ['coverage'], changes: [['operations.withdrawParcel', undefined]] },
  {
    bug: 'an input that nobody documents',
    noticedBy: ['coverage'],
    changes: [
      ['schemas.NewParcel.properties.colour', { type: 'string', description: 'Colour' }],
      ['operations.sendParcel.request.fields.colour', { in: 'body', name: 'colour' }],
    ],
  },
];

/** What no exchange can show: each would pass at the vendor as well, until someone believes it. */
export const unnoticed: readonly SeededBug[] = [
  { bug: 'a unit that is wrong in the description', noticedBy: [], changes: [['schemas.Parcel.properties.weight.x-unit', 'kilograms']] },
  { bug: 'an input bound that is too wide', noticedBy: [], changes: [['schemas.NewParcel.properties.weight.maximum', 99_999]] },
];
