import { launched, ORDER_INTAKE, type RecipeCase, task } from '../recipe-case.js';

const NEW_SKU = { merchant_sku_id: 'SKU-013', name: 'Milk frother' };

export const HIVE: readonly RecipeCase[] = [
  {
    recipe: 'announce-restock',
    spares: async (vendors) => {
      await vendors.somebody('hive', 'PATCH', '/merchant_api/v1/skus/3', { name: 'Decaf beans 200 g' });
      const { id } = await vendors.somebody('hive', 'POST', '/merchant_api/v1/skus', { merchant_sku_id: 'SKU-900', name: 'Gas cartridge' });
      await vendors.hive.becomes((goods) => goods.classify(id, true));
    },
    happens: (vendors) => vendors.somebody('hive', 'POST', '/merchant_api/v1/skus', NEW_SKU),
    makes: [
      {
        vendor: 'hive',
        kind: 'restocking_shipment.created',
        method: 'POST',
        path: '/merchant_api/v1/restocking_shipments/',
        body: {
          warehouse_id: 71,
          delivery_option: 'courier',
          estimated_arrival_date: '2026-06-15',
          restocking_shipment_items: [{ sku_id: 13, announced_quantity: 100 }],
        },
      },
    ],
    last: 'unsafe',
  },
  {
    recipe: 'flag-large-orders',
    spares: ({ hive }) => hive.addOrder({ total_price_in_cents: 19_999 }),
    happens: ({ hive }) => hive.addOrder({ total_price_in_cents: 20_000, tags: ['gift'] }),
    makes: [
      {
        vendor: 'hive',
        kind: 'order.updated',
        method: 'PATCH',
        path: '/merchant_api/v2/orders/513',
        body: { carrier_preference: 'dhl-express', tags: ['gift', 'large'] },
      },
    ],
    last: 'repeatable',
  },
  {
    recipe: 'order-intake',
    ofHistory: 12,
    spares: ({ hive }) => hive.becomes((goods, now) => goods.order(501, 'unfulfillable', now)),
    happens: ({ hive }) => hive.addOrder({ merchant_order_id: 'SO-1', total_price_in_cents: 4990 }),
    makes: [launched(ORDER_INTAKE, 'order SO-1', { order_id: '513', merchant_order_id: 'SO-1', total_price_in_cents: 4990 })],
    last: 'unsafe',
  },
  {
    recipe: 'return-intake',
    spares: ({ hive }) => hive.becomes((goods, now) => goods.return(81, 'arrived', now)),
    happens: ({ hive }) => hive.becomes((goods, now) => goods.sendBack(501, now)),
    makes: [launched(ORDER_INTAKE, 'return 82', { order_id: '501', return_id: '82', items: 3 })],
    last: 'unsafe',
  },
  {
    recipe: 'custom-order',
    spares: async ({ hive }) => {
      await hive.addOrder({ tags: ['gift'] });
      await hive.addOrder({ tags: [] });
    },
    happens: ({ hive }) => hive.addOrder({ merchant_order_id: 'SO-1', tags: ['gift', 'custom'] }),
    makes: [
      task(34, { name: 'Order SO-1', external_reference: '513' }),
      launched(ORDER_INTAKE, 'order SO-1', { order_id: '513', task_id: '207' }),
    ],
    last: 'unsafe',
  },
];
