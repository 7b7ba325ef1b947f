import { expect } from 'chai';
import { createRuntime, type Connection, type Runtime } from 'trunkline';
import { Wercker } from 'trunkline/connectors/wercker';
import { documentOf } from 'trunkline/document';
import { ids } from 'trunkline/emulators/wercker';
import {
  AuthenticationError,
  ConnectorError,
  InvalidInputError,
  NotFoundError,
  PermissionError,
  RejectedError,
  Secret,
  UncertainError,
  UnavailableError,
} from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { Asking } from './asking.js';

type Settings = Parameters<Runtime['connect']>[1];

const BEARER: Settings = { sign_in: 'bearer', token: new Secret('wercker_emulator_token') };
const LOGIN = { username: 'ada', password: new Secret('wercker_emulator_password') };

describe('Wercker, called through the runtime', () => {
  const runtime = createRuntime({ connectors: [Wercker], limits: { backoffMs: 1 } });
  let at: Asking;
  let wercker: Connection<Wercker>;
  const connect = (settings: Settings): Promise<Connection<Wercker>> => {
    const at3 = (prefix: string) => ({ url: `${at.wercker.origin}/api/${prefix}`, allowLoopback: true });
    return runtime.connect(Wercker, settings, { services: { v3: at3('v3'), v2: at3('v2'), spinnaker: at3('spinnaker/v1') } });
  };
  beforeEach(async () => {
    at = await Asking.start();
    wercker = await connect({ ...BEARER, ...LOGIN });
  });
  afterEach(() => at.wercker.close());
  after(() => runtime.close());

  const all = async <R>(pages: AsyncIterable<R>): Promise<R[]> => {
    const records: R[] = [];
    for await (const record of pages) records.push(record);
    return records;
  };
  const failed = async (promise: Promise<unknown>): Promise<ConnectorError> => (await rejection(promise)) as ConnectorError;
  const acme = { owner: 'acme', name: 'storefront' };
  const legacy = { owner: 'acme', name: 'legacy' };

  /** One call of each, and what it is to give. */
  const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
    listApplications: async () => expect(await all(wercker.list('listApplications', { owner: 'acme' }))).to.have.length(23),
    getApplication: async () =>
      expect(await wercker.call('getApplication', acme)).to.deep.include({ id: ids.storefront, name: 'storefront' }),
    updateApplication: async () => {
      const { settings } = await wercker.call('updateApplication', { ...acme, ignoredBranches: ['wip'] });
      expect(settings).to.deep.equal({ privacy: 'public', stack: 6, ignoredBranches: ['wip'] });
    },
    listPipelines: async () =>
      expect((await all(wercker.list('listPipelines', acme))).map(({ name }) => name)).to.deep.equal(['build', 'deploy']),
    getPipeline: async () =>
      expect((await wercker.call('getPipeline', { pipelineId: ids.storefrontBuild })).application?.name).to.equal('storefront'),
    listRuns: async () => expect(await all(wercker.list('listRuns', { applicationId: ids.storefront }))).to.have.length(60),
    listFinishedRuns: async () => {
      await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
      expect(await all(wercker.list('listFinishedRuns', { applicationId: ids.billing }))).to.have.length(30);
    },
    listPipelineRuns: async () => expect(await all(wercker.list('listPipelineRuns', { pipelineId: ids.billingBuild }))).to.have.length(30),
    listFinishedPipelineRuns: async () => {
      await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
      expect(await all(wercker.list('listFinishedPipelineRuns', { pipelineId: ids.billingBuild }))).to.have.length(30);
    },
    getRun: async () => {
      const { id } = await wercker.call('triggerRun', { pipelineId: ids.billingBuild, tag: 'v2' });
      const run = await wercker.call('getRun', { runId: id });
      expect(run).to.deep.include({ tag: 'v2', createdAt: '2017-07-04T15:35:19.999Z', envVars: [], pullRequest: {} });
      expect(run.application?.name).to.equal('billing');
    },
    triggerRun: async () => {
      const run = await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
      expect(run).to.deep.include({ status: 'notstarted', createdAt: '2017-07-04 15:35:19.999688998 +0000 UTC' });
      expect(run.pipeline?.createdAt).to.equal('2017-05-04 09:00:00.43 +0000 UTC');
    },
    abortRun: async () => {
      const { id } = await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
      expect(await wercker.call('abortRun', { runId: id })).to.deep.include({ id, status: 'finished', result: 'aborted' });
    },
    listRunSteps: async () => expect((await stepsOf()).map(({ order }) => order)).to.deep.equal([1, 2, 3, 4, 5, 6]),
    getRunStep: async () => {
      const [first] = await stepsOf();
      expect(await wercker.call('getRunStep', { runStepId: first!.id })).to.deep.equal(first);
    },
    getRunStepLog: async () => {
      const [, , , , fifth] = await stepsOf();
      expect(await wercker.call('getRunStepLog', { runStepId: fifth!.id })).to.deep.equal({
        log: 'Running step: npm-test\nnpm-test passed\n',
      });
    },
    downloadRunStepLog: async () => {
      const [, , , , fifth] = await stepsOf();
      const { type, body } = await wercker.download('downloadRunStepLog', { runStepId: fifth!.id });
      expect([type, (await bytesOf(body)).toString()]).to.deep.equal([
        'text/plain; charset=utf-8',
        'Running step: npm-test\nnpm-test passed\n',
      ]);
    },
    listWorkflows: async () => expect(await all(wercker.list('listWorkflows', { applicationId: ids.storefront }))).to.have.length(10),
    getWorkflow: async () => {
      const [first] = await all(wercker.list('listWorkflows', { applicationId: ids.storefront }));
      expect((await wercker.call('getWorkflow', { workflowId: first!.id })).application?.id).to.equal(ids.storefront);
    },
    listBuilds: async () => expect(await all(wercker.list('listBuilds', { ...legacy, result: 'failed' }))).to.have.length(2),
    getBuild: async () => {
      const [first] = await all(wercker.list('listBuilds', legacy));
      expect((await wercker.call('getBuild', { buildId: first!.id })).application?.name).to.equal('legacy');
    },
    triggerBuild: async () =>
      expect(await wercker.call('triggerBuild', { applicationId: ids.legacy, branch: 'main' })).to.include({ status: 'notstarted' }),
    downloadBuildImage: async () => {
      const [passed] = await all(wercker.list('listBuilds', { ...legacy, result: 'passed' }));
      const { size, body } = await wercker.download('downloadBuildImage', { buildId: passed!.id });
      const bytes = await bytesOf(body);
      expect([bytes[0], bytes.length]).to.deep.equal([0xff, size]);
    },
    listDeploys: async () => expect(await all(wercker.list('listDeploys', legacy))).to.have.length(6),
    getDeploy: async () => {
      const [first] = await all(wercker.list('listDeploys', legacy));
      expect((await wercker.call('getDeploy', { deployId: first!.id })).build?.branch).to.equal('master');
    },
    listTokens: async () => expect((await all(wercker.list('listTokens'))).map(({ name }) => name)).to.deep.equal(['emulator']),
    createToken: async () => {
      const { token, name } = await wercker.call('createToken', { name: 'laptop' });
      const other = await connect({ sign_in: 'bearer', token: new Secret(token) });
      expect([name, (await all(other.list('listTokens'))).length]).to.deep.equal(['laptop', 2]);
    },
    getToken: async () => {
      const [first] = await all(wercker.list('listTokens'));
      expect(await wercker.call('getToken', { tokenId: first!.id }))
        .to.include({ lastCharacters: 'oken' })
        .and.not.have.property('token');
    },
    renameToken: async () => {
      const [first] = await all(wercker.list('listTokens'));
      expect(await wercker.call('renameToken', { tokenId: first!.id, name: 'desk' })).to.include({ name: 'desk' });
    },
    deleteToken: async () => {
      const { id } = await wercker.call('createToken', { name: 'laptop' });
      expect(await wercker.call('deleteToken', { tokenId: id })).to.equal(undefined);
      expect(at.wercker.ledger.of('token.deleted')).to.have.length(1);
    },
    getProfile: async () => expect(await wercker.call('getProfile')).to.include({ username: 'ada', email: 'ada@acme.example' }),
    getPublishedStep: async () =>
      expect(await wercker.call('getPublishedStep', { owner: 'wercker', name: 'npm-install', version: '*' })).to.include({
        version: '1.3.0',
      }),
    getSampleYml: async () => expect((await wercker.call('getSampleYml', { stack: 'nodejs' })).yml).to.match(/^box: node\n/),
    listSpinnakerApplications: async () => {
      const [first] = await all(wercker.list('listSpinnakerApplications', { limit: 1 }));
      expect(first?.pipelines?.map(({ id }) => id)).to.deep.equal([ids.storefrontBuild, ids.storefrontDeploy]);
    },
    listSpinnakerPipelines: async () =>
      expect((await all(wercker.list('listSpinnakerPipelines'))).map(({ fullName }) => fullName)).to.deep.equal([
        'Acme/storefront: build',
        'Acme/storefront: deploy',
        'Acme/billing: build',
      ]),
    listSpinnakerRuns: async () => {
      const runs = await all(wercker.list('listSpinnakerRuns', { pipelineIds: [ids.billingBuild], limit: 2 }));
      expect(runs.map(({ pipelineId }) => pipelineId)).to.deep.equal([ids.billingBuild, ids.billingBuild]);
    },
  };
  const bytesOf = async (body: AsyncIterable<Uint8Array>): Promise<Buffer> => Buffer.concat(await all(body));
  async function stepsOf() {
    const { id } = await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
    at.pass(30);
    return all(wercker.list('listRunSteps', { runId: id }));
  }

  describe('gives what is asked for by', () => {
    for (const [operation, call] of Object.entries(CALLS)) it(operation, () => call());

    it('every operation there is', () => {
      const declared = Object.entries(documentOf(Wercker).operations).filter(([, { kind }]) => kind !== 'trigger');
      expect(Object.keys(CALLS)).to.have.members(declared.map(([name]) => name));
    });
  });

  describe('reads pages', () => {
    it('C43, C44: until one is short, and says so', async () => {
      const runs = wercker.list('listRuns', { applicationId: ids.storefront });
      await all(runs);
      expect(runs.outcome).to.include({ status: 'complete', records: 60, pages: 4 });
      const applications = wercker.list('listApplications', { owner: 'acme' });
      await all(applications);
      expect(applications.outcome).to.include({ records: 23, pages: 2 });
    });

    it('C50: and gives no run twice when new ones move the later pages', async () => {
      const seen: string[] = [];
      for await (const { id } of wercker.list('listRuns', { applicationId: ids.billing })) {
        seen.push(id);
        if (seen.length === 20) await Promise.all([1, 2, 3].map(() => at.wercker.push(ids.billingBuild)));
      }
      expect([seen.length, new Set(seen).size]).to.deep.equal([30, 30]);
    });

    it('C16: whose records are summaries', async () => {
      const [run] = await all(wercker.list('listRuns', { applicationId: ids.billing }, { maxRecords: 1 }));
      expect(run).to.not.have.any.keys('application', 'envVars', 'commits');
    });
  });

  describe('reads summaries in full', () => {
    const one = { maxRecords: 1, detailed: true } as const;

    it('C15, C16, C54: applications', async () => {
      const [application] = await all(wercker.list('listApplications', { owner: 'acme' }, one));
      expect(application?.settings).to.deep.equal({ privacy: 'private', stack: 6, ignoredBranches: [] });
    });

    it('C15, C16, C57: pipelines', async () => {
      const [pipeline] = await all(wercker.list('listPipelines', acme, one));
      expect(pipeline?.application?.name).to.equal('storefront');
    });

    it('C15, C16, C63: runs, whichever list they are in', async () => {
      for (const pages of [
        wercker.list('listRuns', { applicationId: ids.billing }, one),
        wercker.list('listFinishedRuns', { applicationId: ids.billing }, one),
        wercker.list('listPipelineRuns', { pipelineId: ids.billingBuild }, one),
        wercker.list('listFinishedPipelineRuns', { pipelineId: ids.billingBuild }, one),
      ]) {
        const [run] = await all(pages);
        expect([run?.application?.name, run?.commits?.length]).to.deep.equal(['billing', 1]);
      }
    });

    it('C15, C16, C75, C79: workflows, builds and deploys', async () => {
      const [workflow] = await all(wercker.list('listWorkflows', { applicationId: ids.billing }, one));
      const [build] = await all(wercker.list('listBuilds', legacy, one));
      const [deploy] = await all(wercker.list('listDeploys', legacy, one));
      expect([workflow, build, deploy].map((record) => record?.application?.name)).to.deep.equal(['billing', 'legacy', 'legacy']);
      expect(deploy?.build?.branch).to.equal('master');
    });
  });

  describe('offers for a form', () => {
    it('C52: the applications of an owner, by name', async () => {
      const { choices } = await wercker.choices('getApplication', 'name', { owner: 'ada' });
      expect(choices).to.deep.equal([{ value: 'notes', label: 'notes' }]);
    });

    it('C90: every application by its name, and every pipeline with the application it is of', async () => {
      const { choices: applications } = await wercker.choices('listRuns', 'applicationId');
      expect(applications[0]).to.deep.equal({ value: ids.storefront, label: 'storefront' });
      const { choices: pipelines } = await wercker.choices('triggerRun', 'pipelineId');
      expect(pipelines.at(-1)).to.deep.equal({ value: ids.billingBuild, label: 'Acme/billing: build' });
      expect(await wercker.choices('listSpinnakerRuns', 'pipelineIds')).to.deep.include({ choices: pipelines });
    });

    it('C77, C81: builds of an application, and tokens', async () => {
      const { choices: builds } = await wercker.choices('listDeploys', 'buildId', legacy);
      expect(builds).to.have.length(12);
      const { choices: tokens } = await wercker.choices('renameToken', 'tokenId');
      expect(tokens.map(({ label }) => label)).to.deep.equal(['emulator']);
    });
  });

  describe('signs in', () => {
    it('C7: by a token in the query', async () => {
      const query = await connect({ ...BEARER, sign_in: 'query' });
      expect((await query.call('getApplication', { owner: 'acme', name: 'billing' })).name).to.equal('billing');
    });

    it('C9: as nobody, who sees what is public and lists without the rest', async () => {
      const nobody = await connect({ sign_in: 'anonymous' });
      const seen = await all(nobody.list('listApplications', { owner: 'acme' }));
      expect([seen.length, new Set(seen.map(({ privacy }) => privacy))]).to.deep.equal([15, new Set(['public'])]);
      expect(await all(nobody.list('listRuns', { applicationId: ids.billing }))).to.deep.equal([]);
      expect(await failed(nobody.call('triggerRun', { pipelineId: ids.storefrontBuild }))).to.be.instanceOf(AuthenticationError);
    });

    it('C8: but not without name and password where a token is created', async () => {
      const bearer = await connect(BEARER);
      const error = await failed(bearer.call('createToken', { name: 'laptop' }));
      expect(ConnectorError.is(error)).to.equal(true);
      expect(at.wercker.ledger.entries).to.deep.equal([]);
    });
  });

  describe('takes a failed answer for', () => {
    it('C31, C40, C41: wrong input, naming the parameter, its fault and what is valid', async () => {
      const run = { pipelineId: ids.billingBuild, commitHash: 'a'.repeat(40) };
      const error = await failed(wercker.call('triggerRun', run));
      expect(error).to.be.instanceOf(InvalidInputError);
      expect(error.details).to.deep.equal([
        { path: 'commitHash', message: 'commitHash missing required peer branch', code: 'object.with' },
      ]);
      expect(error.message).to.include('commitHash missing required peer branch');
    });

    it('C32: a credential to check', async () => {
      const stranger = await connect({ sign_in: 'bearer', token: new Secret('wrong') });
      expect(await failed(stranger.call('getProfile'))).to.be.instanceOf(AuthenticationError);
    });

    it('C33, C38: a right that is lacking, in the vendor’s words', async () => {
      const error = await failed(wercker.call('getApplication', { owner: 'acme', name: 'secret' }));
      expect(error).to.be.instanceOf(PermissionError);
      expect(error.message).to.include('You are not authorized to access the resource');
    });

    it('C34: something that is not there', async () => {
      expect(await failed(wercker.call('getRun', { runId: ids.storefront }))).to.be.instanceOf(NotFoundError);
    });

    it('C29, C35, C39: a rejection with its code and trace, and does not repeat it', async () => {
      const { id } = await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
      const before = at.wercker.requests;
      const error = await failed(wercker.call('triggerRun', { pipelineId: ids.storefrontDeploy, sourceRunId: id }));
      expect(error).to.be.instanceOf(RejectedError).and.not.be.instanceOf(InvalidInputError);
      expect(error).to.include({ vendorCode: 'source_run_unfinished', status: 422 });
      expect(error.reference).to.match(/^[0-9a-f]{16}$/);
      expect(at.wercker.requests - before).to.equal(1);
    });

    it('C36: a read to repeat, and a write of unknown outcome', async () => {
      at.wercker.faults.next('500');
      expect((await wercker.call('getProfile')).username).to.equal('ada');
      at.wercker.faults.next('500-after');
      expect(await failed(wercker.call('triggerRun', { pipelineId: ids.billingBuild }))).to.be.instanceOf(UncertainError);
      expect(at.wercker.ledger.of('run.triggered')).to.have.length(1);
    });

    it('C42: a service that is down when it says nothing one can read', async () => {
      at.wercker.faults.next('503-html', { times: 9 });
      expect(await failed(wercker.call('getProfile'))).to.be.instanceOf(UnavailableError);
    });
  });

  it('C88: takes no image for whole that breaks off', async () => {
    const [passed] = await all(wercker.list('listBuilds', { ...legacy, result: 'passed' }));
    at.wercker.faults.next('truncate');
    const { body } = await wercker.download('downloadBuildImage', { buildId: passed!.id });
    expect(ConnectorError.is(await rejection(bytesOf(body)))).to.equal(true);
  });

  it('C19, C69: aborts once though the answer is lost', async () => {
    const { id } = await wercker.call('triggerRun', { pipelineId: ids.billingBuild });
    at.wercker.faults.next('drop-after', { method: 'PUT' });
    expect(await wercker.call('abortRun', { runId: id })).to.include({ result: 'aborted' });
    expect(at.wercker.ledger.of('run.aborted')).to.have.length(1);
  });

  it('C25: sends no id that is none', async () => {
    const before = at.wercker.requests;
    for (const runId of ['acme/storefront', '1', '']) {
      expect(await failed(wercker.call('getRun', { runId }))).to.be.instanceOf(InvalidInputError);
    }
    expect(at.wercker.requests).to.equal(before);
  });
});
