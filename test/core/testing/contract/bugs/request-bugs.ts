import type { SeededBug } from './seeded-bug.js';

const SEND = 'operations.sendParcel.request';

/** What is sent, and what is read of the answer. */
export const requestBugs: readonly SeededBug[] = [
  { bug: 'another method', noticedBy: ['exchanges'], changes: [['operations.redirectParcel.request.method', 'PATCH']] },
  { bug: 'a path misspelled', noticedBy: ['exchanges'], changes: [['operations.claimLoss.request.path', '/claim']] },
  { bug: 'the service forgotten', noticedBy: ['exchanges', 'hosts'], changes: [['operations.printLabel.request.service', undefined]] },
  { bug: 'a field in the query that belongs in the body', noticedBy: ['exchanges'], changes: [[`${SEND}.fields.email.in`, 'query']] },
  { bug: 'a field under another name', noticedBy: ['exchanges'], changes: [[`${SEND}.fields.email.name`, 'mail']] },
  { bug: 'a nested field at the top', noticedBy: ['exchanges'], changes: [[`${SEND}.fields.depot.name`, 'depot']] },
  { bug: 'a header misspelled', noticedBy: ['exchanges'], changes: [[`${SEND}.fields.sender.name`, 'X-OnBehalfOf']] },
  { bug: 'a fixed header forgotten', noticedBy: ['exchanges'], changes: [[`${SEND}.headers`, undefined]] },
  { bug: 'a form sent as JSON', noticedBy: ['exchanges'], changes: [['operations.printLabel.request.body', undefined]] },
  { bug: 'several values in one parameter', noticedBy: ['pages'], changes: [['operations.listParcels.request.arrays', undefined]] },
  {
    bug: 'an id sent as text',
    noticedBy: ['exchanges'],
    changes: [['schemas.ParcelId.properties.id', { type: 'string', description: 'Id' }]],
  },
  { bug: 'the output looked for in the wrong place', noticedBy: ['exchanges'], changes: [['operations.getParcel.select.path', ['data']]] },
  {
    bug: 'a field required that the vendor may leave out',
    noticedBy: ['exchanges'],
    changes: [['schemas.Parcel.required', ['id', 'reference', 'created_at', 'weight']]],
  },
  {
    bug: 'a map in the query as one value',
    noticedBy: ['exchanges'],
    changes: [['operations.findPapers.request.fields.by.style', undefined]],
  },
  {
    bug: 'JSON in a string taken for data',
    noticedBy: ['exchanges'],
    changes: [['schemas.Papers.properties.declared.x-json-text', undefined]],
  },
  { bug: 'nothing found taken for a fault', noticedBy: ['exchanges'], changes: [['operations.findPapers.empty', undefined]] },
  { bug: 'a number declared as text', noticedBy: ['pages'], changes: [['schemas.Depot.properties.number.type', 'string']] },
];
