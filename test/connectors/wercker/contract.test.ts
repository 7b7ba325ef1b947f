import { Wercker } from 'trunkline/connectors/wercker';
import { emulator, ids } from 'trunkline/emulators/wercker';
import { contract } from 'trunkline/testing';
import { Asking, type Shown } from './asking.js';
import { werckerFixtures } from './fixtures/index.js';

const storefront = { owner: 'acme', name: 'storefront' };
const legacy = { owner: 'acme', name: 'legacy' };

/** Ids that a new emulator has, which are the same whenever one is started. */
async function seeded() {
  const at = await Asking.start();
  const first = async (path: string): Promise<string> => (await at.get<Shown[]>(path)).body[0]!.id;
  const run = await first(`/runs?applicationId=${ids.storefront}&status=finished`);
  const found = {
    run,
    step: await first(`/runs/${run}/steps`),
    workflow: await first(`/workflows?applicationId=${ids.storefront}`),
    build: await first('/applications/acme/legacy/builds?result=passed'),
    deploy: await first('/applications/acme/legacy/deploys'),
    token: await first('/tokens'),
  };
  await at.wercker.close();
  return found;
}

const { run, step, workflow, build, deploy, token } = await seeded();

contract(Wercker, werckerFixtures, {
  emulator: {
    start: () => emulator.start({ token: 'wck_test_90be11d2', username: 'ada', password: 'wck_pass_7a1e55' }),
    inputs: {
      listApplications: { owner: 'acme' },
      getApplication: storefront,
      updateApplication: { ...storefront, ignoredBranches: ['wip'] },
      listPipelines: storefront,
      getPipeline: { pipelineId: ids.storefrontBuild },
      listRuns: { applicationId: ids.storefront },
      listFinishedRuns: { applicationId: ids.storefront },
      listPipelineRuns: { pipelineId: ids.billingBuild },
      listFinishedPipelineRuns: { pipelineId: ids.billingBuild },
      getRun: { runId: run },
      triggerRun: { pipelineId: ids.billingBuild },
      listRunSteps: { runId: run },
      getRunStep: { runStepId: step },
      getRunStepLog: { runStepId: step },
      downloadRunStepLog: { runStepId: step },
      listWorkflows: { applicationId: ids.storefront },
      getWorkflow: { workflowId: workflow },
      listBuilds: legacy,
      getBuild: { buildId: build },
      downloadBuildImage: { buildId: build },
      triggerBuild: { applicationId: ids.legacy, branch: 'main' },
      listDeploys: legacy,
      getDeploy: { deployId: deploy },
      getToken: { tokenId: token },
      renameToken: { tokenId: token, name: 'desk' },
      listSpinnakerRuns: { pipelineIds: [ids.billingBuild] },
      getPublishedStep: { owner: 'wercker', name: 'npm-install', version: '*' },
      getSampleYml: { stack: 'nodejs' },
    },
    // A finished run has nothing to abort, and the token that is deleted is the one that all share.
    except: ['abortRun', 'deleteToken'],
  },
});
