import type { Fixtures } from 'trunkline/testing';

const scan = (number: number) => ({ number });

export const reports: Fixtures['operations'] = {
  listScans: {
    facts: 'P70: at most 31 days at once, both included',
    input: { from: '2025-10-01', until: '2025-11-05' },
    exchanges: [
      { request: 'GET /scans?from=2025-10-01&until=2025-10-31', answer: { body: [scan(1), scan(2)] } },
      { request: 'GET /scans?from=2025-11-01&until=2025-11-05', answer: { body: [scan(3)] } },
    ],
    records: [scan(1), scan(2), scan(3)],
    keys: [1, 2, 3],
  },
  listShifts: {
    facts: 'P71',
    input: { depot: 1, shift: 'night' },
    exchanges: [{ request: 'GET /depots/1/shifts?shift=night', answer: { body: [scan(9)] } }],
    records: [scan(9)],
    keys: [9],
  },
  listAllShifts: {
    facts: 'P71: shifts are asked for depot by depot',
    exchanges: [
      { request: 'GET /depots?skip=0&take=2', answer: { body: { rows: [{ number: 4, town: 'Hull' }] } } },
      { request: 'GET /depots/4/shifts?shift=day', answer: { body: [scan(5)] } },
      { request: 'GET /depots/4/shifts?shift=night', answer: { body: [scan(6)] } },
    ],
    records: [scan(5), scan(6)],
    keys: [5, 6],
  },
  withdrawMany: {
    facts: 'P72',
    input: { ids: ['12', '13'] },
    exchanges: [{ request: 'POST /parcels/withdraw', body: { ids: ['12', '13'] }, answer: { body: { refused: [] } } }],
    output: { refused: [] },
    repeat: 'idempotent',
  },
  getLog: {
    facts: 'P73: plain text',
    exchanges: [{ request: 'GET /log', answer: { raw: 'all quiet' } }],
    output: { text: 'all quiet' },
  },
  addPhoto: {
    facts: 'P75: the photo is the body; nothing tells a second one from the first',
    input: { id: '12', side: 'front' },
    exchanges: [
      {
        request: 'POST /parcels/12/photos?side=front',
        headers: { 'content-type': 'image/jpeg' },
        file: Uint8Array.of(0xff, 0xd8, 0xff, 0x00),
        answer: { status: 201, body: { photo: scan(8) } },
      },
    ],
    upload: { name: 'front.jpg', content: Uint8Array.of(0xff, 0xd8, 0xff, 0x00) },
    output: scan(8),
    repeat: 'unsafe',
  },
  replaceManifest: {
    facts: 'P76: a manifest replaces the one before',
    exchanges: [
      {
        request: 'PUT /manifest',
        headers: { 'content-type': 'text/csv; charset=utf-8' },
        file: 'parcel;depot\n12;4\n',
        answer: { status: 204 },
      },
    ],
    upload: { type: 'text/csv; charset=utf-8', content: 'parcel;depot\n12;4\n' },
    repeat: 'idempotent',
  },
  yearReport: {
    facts: 'P74: a report is started, asked after, and fetched; `X-Sum` is its SHA-256',
    input: { year: 2025 },
    exchanges: [
      { request: 'POST /reports', body: { year: 2025 }, answer: { status: 202, body: { id: 'r1', state: 'waiting' } } },
      { request: 'GET /reports/r1', answer: { body: { id: 'r1', state: 'waiting' } } },
      { request: 'GET /reports/r1', answer: { body: { id: 'r1', state: 'ready' } } },
      {
        request: 'GET /reports/r1/file',
        answer: {
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': 'attachment; filename="2025.csv"',
            'X-Sum': 'af62d60d9674d9b6db120ae20a8d62e948c5862efe7708d02aa5157d0ea30cc1',
          },
          raw: 'parcels;12\n',
        },
      },
    ],
    file: { name: '2025.csv', type: 'text/csv; charset=utf-8', content: 'parcels;12\n' },
  },
};
