import { INVOICE_INTAKE, launch, launched, ORDER_INTAKE, type RecipeCase, STOCK_REPORT } from '../recipe-case.js';

export const WRK: readonly RecipeCase[] = [
  {
    recipe: 'repair-launch',
    spares: async (vendors) => {
      await launch(vendors, ORDER_INTAKE, 'sound');
      await launch(vendors, INVOICE_INTAKE, 'broken, and of another Wrkflow');
      await vendors.pass(600);
      await launch(vendors, ORDER_INTAKE, 'broken, and not at its end');
    },
    happens: async (vendors) => {
      await launch(vendors, ORDER_INTAKE, 'broken');
      await vendors.pass(60);
    },
    makes: [launched(STOCK_REPORT, 'repair of broken', { launch_id: '23143', errors: 1 })],
    last: 'unsafe',
  },
  {
    recipe: 'hold-launches',
    spares: async (vendors) => {
      await launch(vendors, INVOICE_INTAKE, 'of another Wrkflow');
      await launch(vendors, ORDER_INTAKE, 'done');
      await vendors.pass(60);
    },
    happens: (vendors) => launch(vendors, ORDER_INTAKE, 'new'),
    makes: [{ vendor: 'wrk', kind: 'launch.paused', method: 'POST', path: '/api/v1/launch/23143/pause', body: undefined }],
    last: 'repeatable',
  },
];
