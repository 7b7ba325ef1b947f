import type { Fixtures } from 'trunkline/testing';
import { parcel } from './records.js';

const [ada, bob, cid, dee] = [
  parcel('9007199254740993', 'R-1', '2025-12-01T08:00:00Z'),
  parcel('9007199254740995', 'R-2', '2025-12-01T09:00:00Z'),
  parcel('9007199254740997', 'R-3', '2025-12-01T10:00:00Z'),
  parcel('9007199254740999', 'R-4', '2025-12-01T11:00:00Z'),
];
const depots = [1, 2, 3].map((number) => ({ number, town: `Town ${number}` }));
const labels = [1, 2].map((number) => ({ url: `https://labels.parcels.example/${number}.pdf`, copies: number }));

export const lists: Fixtures['operations'] = {
  listParcels: [
    {
      facts: 'P1: a page may be short, `more` says whether it is the last',
      exchanges: [
        { request: 'GET /parcels?page=1&count=2', answer: { body: { rows: [dee, cid], more: true } } },
        { request: 'GET /parcels?page=2&count=2', answer: { body: { rows: [bob], more: true } } },
        { request: 'GET /parcels?page=3&count=2', answer: { body: { rows: [ada], more: false } } },
      ],
      records: [dee, cid, bob, ada],
      keys: ['9007199254740999', '9007199254740997', '9007199254740995', '9007199254740993'],
    },
    {
      facts: 'P2: several states are several parameters',
      input: { since: '2025-12-01T00:00:00Z', states: ['new', 'moving'] },
      exchanges: [
        {
          request: 'GET /parcels?page=1&count=2&state=new&state=moving',
          query: { since: '2025-12-01T00:00:00Z' },
          answer: { body: { rows: [ada], more: false } },
        },
      ],
      records: [ada],
      keys: ['9007199254740993'],
    },
  ],
  listDepots: {
    facts: 'P3: `skip` counts depots; a short page is the last',
    exchanges: [
      { request: 'GET /depots?skip=0&take=2', answer: { body: { rows: depots.slice(0, 2) } } },
      { request: 'GET /depots?skip=2&take=2', answer: { body: { rows: depots.slice(2) } } },
    ],
    records: depots,
    keys: [1, 2, 3],
  },
  listLabels: {
    facts: 'P4: labels have a host of their own',
    exchanges: [
      { request: 'GET /labels', service: 'labels', answer: { body: { rows: labels.slice(0, 1), next: 'n2' } } },
      { request: 'GET /labels?after=n2', service: 'labels', answer: { body: { rows: labels.slice(1), next: null } } },
    ],
    records: labels,
  },
  listArchive: {
    facts: 'P5: the next page is a URL',
    connection: 'us live',
    exchanges: [
      { request: 'GET /archive', answer: { body: { rows: [ada], next: 'https://api.parcels.example/v1/archive?from=b' } } },
      { request: 'GET /archive?from=b', answer: { body: { rows: [bob], next: null } } },
    ],
    records: [ada, bob],
  },
  listClaims: {
    facts: 'P6: the next page is in the Link header',
    connection: 'us live',
    exchanges: [
      {
        request: 'GET /claims?count=2',
        answer: { headers: { Link: '<https://api.parcels.example/v1/claims?p=2>; rel="next"' }, body: { rows: [ada] } },
      },
      { request: 'GET /claims?p=2', answer: { body: { rows: [bob] } } },
    ],
    records: [ada, bob],
  },
  listShelves: {
    facts: 'P7: shelves are numbered, an empty one is the end',
    exchanges: [
      { request: 'GET /shelves', answer: { body: { rows: depots.slice(0, 1) } } },
      { request: 'GET /shelves?shelf=2', answer: { body: { rows: depots.slice(1) } } },
      { request: 'GET /shelves?shelf=3', answer: { body: { rows: [] } } },
    ],
    records: depots,
  },
  onTheWay: {
    facts: 'P8: pages as of all parcels',
    exchanges: [
      { request: 'GET /parcels/moving?page=1&count=2', answer: { body: { rows: [bob], more: true } } },
      { request: 'GET /parcels/moving?page=2&count=2', answer: { body: { rows: [ada], more: false } } },
    ],
    records: [bob, ada],
    keys: ['9007199254740995', '9007199254740993'],
  },
  depotDiffers: {
    facts: 'P3: a depot that is closed is in the list no more',
    polls: [
      {
        exchanges: [{ request: 'GET /depots?skip=0&take=2', answer: { body: { rows: depots.slice(0, 1) } } }],
        events: [{ key: '1@1', record: { change: 'created', record: depots[0], before: null } }],
      },
      {
        exchanges: [{ request: 'GET /depots?skip=0&take=2', answer: { body: { rows: depots.slice(1, 2) } } }],
        events: [
          { key: '2@1', record: { change: 'created', record: depots[1], before: null } },
          { key: '1@2', record: { change: 'deleted', record: depots[0], before: depots[0] } },
        ],
      },
    ],
  },
  newLabel: {
    facts: 'P4: the token of a page stays good',
    polls: [
      {
        exchanges: [
          { request: 'GET /labels', service: 'labels', answer: { body: { rows: labels.slice(0, 1), next: 'n2' } } },
          { request: 'GET /labels?after=n2', service: 'labels', answer: { body: { rows: [], next: null } } },
        ],
        events: [{ key: labels[0]!.url, record: labels[0] }],
      },
      {
        exchanges: [{ request: 'GET /labels?after=n2', service: 'labels', answer: { body: { rows: labels.slice(1), next: null } } }],
        events: [{ key: labels[1]!.url, record: labels[1] }],
      },
    ],
  },
  newParcel: {
    facts: 'P9: `since` is inclusive; parcels turn up to a minute late',
    polls: [
      {
        exchanges: [{ request: 'GET /parcels?page=1&count=2', answer: { body: { rows: [bob, ada], more: false } } }],
        events: [
          { key: '9007199254740993', record: ada },
          { key: '9007199254740995', record: bob },
        ],
      },
      {
        exchanges: [
          {
            request: 'GET /parcels?page=1&count=2',
            query: { since: '2025-12-01T08:59:00Z' },
            answer: { body: { rows: [cid, bob], more: false } },
          },
        ],
        events: [{ key: '9007199254740997', record: cid }],
      },
    ],
  },
};
