import { CALL_KEY, type Fixtures } from 'trunkline/testing';
import { parcel, sentParcel } from './records.js';

const ada = parcel('9007199254740993', 'R-1', '2025-12-01T08:00:00Z');
const json = { 'content-type': 'application/json' };
const ID = 9007199254740993n;
const label = { url: 'https://labels.parcels.example/1.pdf', copies: 2 };

export const actions: Fixtures['operations'] = {
  getParcel: {
    facts: 'P20',
    input: { id: '9007199254740993' },
    exchanges: [{ request: 'GET /parcels/9007199254740993', answer: { headers: json, raw: `{"parcel":${sentParcel(ada)},"links":{}}` } }],
    output: ada,
  },
  sendParcel: [
    {
      facts: 'P21: a repeat with the same key is dropped',
      input: { reference: 'R-1', email: 'bob@receiver.example', weight: 1200, depot: 7, sender: 'Engines Ltd' },
      exchanges: [
        {
          request: 'POST /parcels',
          headers: { 'idempotency-key': CALL_KEY, 'x-version': '3', 'x-on-behalf-of': 'Engines Ltd' },
          body: { reference: 'R-1', email: 'bob@receiver.example', weight: 1200, pickup: { depot: 7 } },
          answer: { status: 201, body: ada },
        },
      ],
      output: ada,
      repeat: 'keyed',
    },
    {
      facts: 'P22: what weighs nothing yet is told only its number',
      input: { reference: 'R-5', email: 'bob@receiver.example' },
      exchanges: [
        {
          request: 'POST /parcels',
          headers: { 'idempotency-key': CALL_KEY, 'x-version': '3' },
          body: { reference: 'R-5', email: 'bob@receiver.example' },
          answer: { status: 201, body: { id: 12, reference: 'R-5', created_at: '2025-12-02T08:00:00Z' } },
        },
      ],
      output: { id: '12', reference: 'R-5', created_at: '2025-12-02T08:00:00Z' },
      repeat: 'keyed',
    },
  ],
  redirectParcel: {
    facts: 'P23: PUT replaces the route',
    input: { id: '9007199254740993', replaces: '9007199254740993', signature: true },
    exchanges: [{ request: 'PUT /parcels/9007199254740993/route?signature=true', body: { replaces: ID }, answer: { body: ada } }],
    output: ada,
    repeat: 'idempotent',
  },
  findDepot: {
    facts: 'P24: a search by POST changes nothing',
    input: { number: 3, town: 'Hull' },
    exchanges: [{ request: 'POST /parcels/search', body: { number: 3, town: 'Hull' }, answer: { body: { number: 3, town: 'Hull' } } }],
    output: { number: 3, town: 'Hull' },
    repeat: 'read',
  },
  claimLoss: {
    facts: 'P25: two claims are two claims',
    input: { id: '9007199254740993' },
    exchanges: [{ request: 'POST /claims', body: { id: ID }, answer: { body: ada } }],
    output: ada,
    repeat: 'unsafe',
  },
  printLabel: {
    facts: 'P26: a form; the newest label of a parcel can be asked for',
    input: { parcel: '12', copies: 2 },
    exchanges: [{ request: 'POST /print', service: 'labels', form: { parcel: '12', copies: '2' }, answer: { body: label } }],
    output: label,
    repeat: 'lookup',
    lookup: {
      happened: { request: 'GET /newest?parcel=12', service: 'labels', answer: { body: label } },
      missing: { request: 'GET /newest?parcel=12', service: 'labels', answer: { body: { url: '' } } },
    },
  },
  withdrawParcel: {
    facts: 'P27',
    input: { id: '12' },
    exchanges: [{ request: 'DELETE /parcels/12', answer: { status: 204 } }],
    repeat: 'idempotent',
  },
  health: {
    facts: 'P28: needs no key',
    exchanges: [{ request: 'GET /health', answer: { body: { status: 'up' } } }],
    output: { status: 'up' },
    signed: {},
  },
  findPapers: [
    {
      facts: 'P30: JSON in a string',
      input: { by: { 'Post code': 'HU1' } },
      exchanges: [{ request: 'GET /papers?by[Post%20code]=HU1', answer: { body: { declared: '{"country":"DE"}' } } }],
      output: { declared: { country: 'DE' } },
    },
    {
      facts: 'P31: what is not found is answered 404',
      input: { by: { reference: 'R-9' } },
      exchanges: [
        {
          request: 'GET /papers?by[reference]=R-9',
          answer: { status: 404, body: { error: { code: 'none', text: 'No such papers', fields: [] } } },
        },
      ],
      output: null,
    },
  ],
  copyParcel: {
    facts: 'P29',
    input: { id: '12' },
    exchanges: [
      { request: 'GET /parcels/12/plain', answer: { body: ada } },
      { request: 'POST /parcels/copies', body: { reference: 'R-1' }, answer: { body: ada } },
    ],
    output: ada,
    repeat: 'unsafe',
  },
};
