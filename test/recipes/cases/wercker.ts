import { ids } from 'trunkline/emulators/wercker';
import { launched, type RecipeCase, STOCK_REPORT, task } from '../recipe-case.js';
import type { Vendors } from '../vendors.js';

/** What the emulator's next run is about. */
const COMMIT = '81e9dda433debfda8c040389de815fb7b3cd39f5';

/** Someone pushes, and what follows from it has ended. */
async function pushed(vendors: Vendors, branch: string, message = 'Add the basket', pipeline: string = ids.storefrontBuild): Promise<void> {
  await vendors.wercker.push(pipeline, { branch, message });
  await vendors.pass(60);
}

export const WERCKER: readonly RecipeCase[] = [
  {
    recipe: 'retry-failed-run',
    spares: async (vendors) => {
      await pushed(vendors, 'master');
      await pushed(vendors, 'broken', 'Retry of 5955bb00bb00bb0000000007');
      await pushed(vendors, 'broken', 'fix', ids.billingBuild);
    },
    happens: (vendors) => pushed(vendors, 'broken'),
    makes: [
      {
        vendor: 'wercker',
        kind: 'run.triggered',
        method: 'POST',
        path: '/api/v3/runs',
        body: { pipelineId: ids.storefrontBuild, branch: 'broken', commitHash: COMMIT, message: 'Retry of 5955bb00bb00bb000000001f' },
      },
    ],
    last: 'unsafe',
  },
  {
    recipe: 'abort-wip-runs',
    spares: async (vendors) => {
      await pushed(vendors, 'wip/done');
      await vendors.wercker.push(ids.storefrontBuild, { branch: 'master' });
      await vendors.wercker.push(ids.billingBuild, { branch: 'wip/basket' });
    },
    happens: (vendors) => vendors.wercker.push(ids.storefrontBuild, { branch: 'wip/basket' }),
    makes: [{ vendor: 'wercker', kind: 'run.aborted', method: 'PUT', path: '/api/v3/runs/5955bb00bb00bb000000001f/abort', body: {} }],
    last: 'repeatable',
  },
  {
    recipe: 'failed-run-task',
    spares: async (vendors) => {
      await pushed(vendors, 'master');
      await pushed(vendors, 'broken', 'fix', ids.billingBuild);
    },
    happens: (vendors) => pushed(vendors, 'broken'),
    makes: [task(40, { name: 'Mend broken, run 5955bb00bb00bb000000001f', external_reference: '5955bb00bb00bb000000001f' })],
    last: 'unsafe',
  },
  {
    recipe: 'announce-deploy',
    spares: async (vendors) => {
      await pushed(vendors, 'develop');
      await pushed(vendors, 'broken');
      const { runId } = await vendors.wercker.push(ids.storefrontDeploy);
      await vendors.somebody('wercker', 'PUT', `/api/v3/runs/${runId}/abort`, {});
    },
    happens: (vendors) => pushed(vendors, 'master'),
    makes: [launched(STOCK_REPORT, `deploy of ${COMMIT.slice(0, 7)}`, { message: 'Add the basket', author: 'Ada' })],
    last: 'unsafe',
  },
];
