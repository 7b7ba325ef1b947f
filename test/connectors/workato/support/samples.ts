/** Records as the vendor answers them, with no more than is always there. */
export const RECIPE = {
  id: 910,
  name: 'Orders to ledger',
  created_at: '2025-01-04T02:00:00.000-08:00',
  updated_at: '2025-01-05T02:00:00.000-08:00',
  running: true,
};

export const JOB = { id: 'j-CCCC-DDDD', started_at: '2025-01-05T10:00:00.000Z', completed_at: '2025-01-05T10:00:02.000Z', is_error: false };

export const CONNECTION = {
  id: 36,
  name: 'Acme',
  created_at: '2015-05-26T22:53:52.532Z',
  updated_at: '2015-05-26T22:53:52.532Z',
};

export const MESSAGE = { message_id: 'A12y', payload: { name: 'Jane' }, time: '2023-04-14T15:07:14.437+00:00' };
