import type { Wrkflow } from './records.js';

/** The one whose launches are refused with 402, although their parameters are right. */
export const BROKEN_WRKFLOW = '3e9f2041-4444-4d5e-8f60-555566667777';

const NO_EXTRAS = { long_description: '', webhook_url: null, schedule_info: null };

/** The account's Wrkflows; the API cannot change them. */
export const WRKFLOWS: readonly Wrkflow[] = [
  {
    wrkflow_uuid: '0b6c9d1e-1111-4a2b-9c3d-222233334444',
    name: 'Order intake',
    last_updated: 1728673581,
    launch_parameters: {
      type: 'object',
      properties: {
        order_id: { type: 'string', description: 'Id of the order in the shop' },
        merchant_order_id: { type: 'string', description: 'Number the customer knows' },
        customer: { type: 'string', description: 'Name for the delivery note' },
        total_price_in_cents: { type: 'integer', description: 'Tax included' },
      },
      required: ['order_id'],
    },
    meta: { ...NO_EXTRAS, short_description: 'Checks a new order and books it', avg_completion_time: 42 },
  },
  {
    wrkflow_uuid: '1c7d0e2f-2222-4b3c-8d4e-333344445555',
    name: 'Invoice intake',
    last_updated: 1729450000,
    launch_parameters: { type: 'object', properties: { Email: { type: 'string', description: 'Mailbox' } }, required: ['Email'] },
    meta: { ...NO_EXTRAS, short_description: 'Reads invoices out of a mailbox', avg_completion_time: 300 },
  },
  {
    wrkflow_uuid: '2d8e1f30-3333-4c4d-9e5f-444455556666',
    name: 'Weekly stock report',
    last_updated: 1730100000,
    launch_parameters: {},
    meta: {
      ...NO_EXTRAS,
      short_description: 'Mails the stock report',
      avg_completion_time: 0,
      schedule_info: { schedule_description: 'Every Monday at 07:00', enabled: true },
    },
  },
  {
    wrkflow_uuid: BROKEN_WRKFLOW,
    name: 'Legacy import',
    last_updated: 1700000000,
    launch_parameters: {},
    meta: { ...NO_EXTRAS, short_description: 'Its connected account is gone, so it cannot start', avg_completion_time: 60 },
  },
];
