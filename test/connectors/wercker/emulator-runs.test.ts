import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { ids } from 'trunkline/emulators/wercker';
import { Asking, type Refusal, type Shown } from './asking.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the runs of the Wercker emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.wercker.close());

  const trigger = async (body: object): Promise<Shown> => (await at.as('POST', '/runs', body)).body;
  const listed = async (query: string): Promise<Shown[]> => (await at.get<Shown[]>(`/runs?${query}`)).body;

  describe('are listed', () => {
    it('C16, C22, C24, C60 to C62: newest first, as bare summaries', async () => {
      const runs = await listed(`pipelineId=${ids.storefrontBuild}&limit=2&status=finished`);
      expect(runs).to.have.length(2);
      const [run] = runs;
      expect(run).to.have.all.keys(
        ...['id', 'url', 'branch', 'commitHash', 'createdAt', 'startedAt', 'finishedAt', 'message', 'progress', 'result', 'status'],
        ...['user', 'pipeline'],
      );
      expect(run).to.deep.include({ url: `${at.wercker.origin}/api/v3/runs/${run?.id}`, status: 'finished', progress: 100 });
      for (const field of ['createdAt', 'startedAt', 'finishedAt']) expect(run?.[field]).to.match(TIME);
      expect(run?.['commitHash']).to.match(/^[0-9a-f]{40}$/);
    });

    it('C43, C44: twenty at a time, in two orders, until a page is short', async () => {
      const pages = await Promise.all([0, 20, 40, 60].map((skip) => listed(`applicationId=${ids.storefront}&skip=${skip}`)));
      expect(pages.map(({ length }) => length)).to.deep.equal([20, 20, 20, 0]);
      const newestFirst = pages.flat().map(({ createdAt }) => String(createdAt));
      expect(newestFirst).to.deep.equal(newestFirst.toSorted().toReversed());
      const [oldest] = await listed(`applicationId=${ids.storefront}&sort=creationDateAsc&limit=1`);
      expect(oldest?.['createdAt']).to.equal(newestFirst.at(-1));
    });

    it('C50: so that a new one moves the later pages', async () => {
      const second = (await listed(`pipelineId=${ids.billingBuild}&limit=5&skip=5`)).map(({ id }) => id);
      await at.wercker.push(ids.billingBuild);
      const moved = (await listed(`pipelineId=${ids.billingBuild}&limit=5&skip=5`)).map(({ id }) => id);
      expect(moved.slice(1)).to.deep.equal(second.slice(0, -1));
    });

    it('C58: of a pipeline or an application, one of which must be named', async () => {
      expect((await at.get('/runs')).status).to.equal(400);
      const ofPipeline = await listed(`pipelineId=${ids.storefrontDeploy}`);
      expect(new Set(ofPipeline.map(({ pipeline }) => (pipeline as Shown).id))).to.deep.equal(new Set([ids.storefrontDeploy]));
      expect(await listed(`pipelineId=${ids.storefrontDeploy}&applicationId=${ids.storefront}`)).to.deep.equal(ofPipeline);
    });

    it('C59: by status, result, branch, tag, commit, source and author', async () => {
      const pages = [0, 20].map((skip) => listed(`pipelineId=${ids.storefrontDeploy}&skip=${skip}`));
      const all = (await Promise.all(pages)).flat();
      const [one] = all;
      const source = (await at.get(`/runs/${one?.id}`)).body['sourceRun'] as Shown;
      const found = async (filter: string): Promise<unknown[]> =>
        (await listed(`pipelineId=${ids.storefrontDeploy}&${filter}`)).map(({ id }) => id);
      expect(await found('status=running')).to.deep.equal([]);
      expect(await found('result=failed')).to.deep.equal(all.filter(({ result }) => result === 'failed').map(({ id }) => id));
      expect(await found('branch=develop')).to.deep.equal(all.filter(({ branch }) => branch === 'develop').map(({ id }) => id));
      expect(await found(`commit=${String(one?.['commitHash'])}`)).to.deep.equal([one?.id]);
      expect(await found(`sourceRun=${source.id}`)).to.deep.equal([one?.id]);
      expect(await found('author=bob')).to.deep.equal([]);
      const [tagged] = await listed(`applicationId=${ids.storefront}&tag=v1.80`);
      expect(tagged?.['tag']).to.equal('v1.80');
    });
  });

  describe('are triggered', () => {
    it('C18, C23, C66: with 200, a summary, and times as Go prints them', async () => {
      const input = { pipelineId: ids.billingBuild, branch: 'main', envVars: [{ key: 'STAGE', value: 'qa' }] };
      const { status, body } = await at.as('POST', '/runs', input);
      expect(status).to.equal(200);
      expect(body).to.deep.include({
        branch: 'main',
        createdAt: '2017-07-04 15:35:19.999688998 +0000 UTC',
        message: 'fix',
        result: 'unknown',
        status: 'notstarted',
      });
      expect((body['pipeline'] as Shown)['createdAt']).to.equal('2017-05-04 09:00:00.43 +0000 UTC');
      expect(body).to.not.have.any.keys('startedAt', 'finishedAt', 'progress', 'envVars', 'application');
      const read = (await at.get(`/runs/${body.id}`)).body;
      expect(read).to.deep.include({ createdAt: '2017-07-04T15:35:19.999Z', envVars: [{ key: 'STAGE', value: 'qa' }] });
      expect((read['pipeline'] as Shown)['createdAt']).to.equal('2017-05-04T09:00:00.430Z');
    });

    it('C64: on what they are told, with variables in their order', async () => {
      const envVars = [
        { key: 'B', value: '2' },
        { key: 'A', value: '1' },
      ];
      const input = { branch: 'main', commitHash: 'a'.repeat(40), tag: 'v2', message: 'nightly', envVars };
      const { id } = await trigger({ pipelineId: ids.billingBuild, ...input });
      expect((await at.get(`/runs/${id}`)).body).to.deep.include(input);
    });

    it('C64, C65: not without a pipeline, nor on a commit without its branch', async () => {
      const { status, body } = await at.as<Refusal>('POST', '/runs', { commitHash: 'a'.repeat(40), envVars: [{ key: 'A' }] });
      expect([status, body.details?.map(({ path, type }) => [path, type])]).to.deep.equal([
        400,
        [
          ['pipelineId', 'any.required'],
          ['commitHash', 'object.with'],
          ['envVars', 'array.includes'],
        ],
      ]);
    });

    it('C67: again when asked again, and the ledger shows both', async () => {
      const input = { pipelineId: ids.billingBuild, message: 'nightly' };
      const [first, second] = [await trigger(input), await trigger(input)];
      expect(first.id).to.not.equal(second.id);
      expect(at.wercker.ledger.repeated('run.triggered').map(({ id, key }) => [id, key])).to.deep.equal([[second.id, 'nightly']]);
    });
  });

  describe('go on with the clock', () => {
    const states = async (id: string): Promise<unknown[]> => {
      const { body } = await at.get(`/runs/${id}`);
      return [body['status'], body['result'], body['progress']];
    };

    it('C27, C60, C61: from not started to passed', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild });
      expect(await states(id)).to.deep.equal(['notstarted', 'unknown', undefined]);
      at.pass(2);
      expect(await states(id)).to.deep.equal(['started', 'unknown', null]);
      at.pass(9);
      expect(await states(id)).to.deep.equal(['running', 'unknown', 50]);
      at.pass(9);
      expect(await states(id)).to.deep.equal(['finished', 'passed', 100]);
      expect((await at.get(`/runs/${id}`)).body['finishedAt']).to.equal('2017-07-04T15:35:39.999Z');
    });

    it('C70: to failed, with the progress they had', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild, branch: 'broken/basket' });
      at.pass(20);
      expect(await states(id)).to.deep.equal(['finished', 'failed', 90]);
    });

    it('C19, C68, C69: to aborted, once and for all', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild });
      at.pass(1);
      const { status, body } = await at.as('PUT', `/runs/${id}/abort`, {});
      expect(status).to.equal(200);
      expect(body).to.deep.include({
        ...{ id, status: 'finished', result: 'aborted', progress: 0 },
        ...{ createdAt: '2017-07-04T15:35:19.999Z', finishedAt: '2017-07-04T15:35:20.999Z', pullRequest: {} },
      });
      expect(body).to.not.have.property('application');
      at.pass(60);
      expect((await at.as('PUT', `/runs/${id}/abort`, {})).body).to.deep.equal(body);
      expect(at.wercker.ledger.of('run.aborted')).to.have.length(1);
    });
  });

  describe('have steps', () => {
    it('C71: two built in, the others of the main phase, all with a log', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild });
      at.pass(8);
      const { body } = await at.get<Shown[]>(`/runs/${id}/steps`);
      expect(body.map(({ order, step, displayName, phase, status }) => [order, step ?? displayName, phase, status])).to.deep.equal([
        [1, 'get code', undefined, 'finished'],
        [2, 'setup environment', undefined, 'finished'],
        [3, 'wercker-init', 'mainSteps', 'started'],
        [4, 'npm-install', 'mainSteps', 'notstarted'],
        [5, 'npm-test', 'mainSteps', 'notstarted'],
        [6, 'store', 'mainSteps', 'notstarted'],
      ]);
      expect(body[3]).to.deep.include({ result: 'unknown', artifactsUrl: null, logUrl: `${body[3]?.url}/log` });
      expect(body[3]).to.not.have.any.keys('startedAt', 'finishedAt', 'step');
      expect((await at.get(`/runsteps/${body[3]?.id}`)).body).to.deep.equal(body[3]);
    });

    it('C71: the last of which keeps the artifacts, once it has passed', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild });
      at.pass(20);
      const last = (await at.get<Shown[]>(`/runs/${id}/steps`)).body.at(-1);
      const { headers } = await at.get<string>(new URL(String(last?.['artifactsUrl'])).pathname);
      expect(headers.get('content-type')).to.equal('application/octet-stream');
    });

    it('C71: of which a failed or aborted run does not come to the last', async () => {
      const failing = await trigger({ pipelineId: ids.billingBuild, branch: 'broken' });
      const aborted = await trigger({ pipelineId: ids.billingBuild });
      at.pass(6);
      await at.as('PUT', `/runs/${aborted.id}/abort`, {});
      at.pass(60);
      const results = async (id: string) => (await at.get<Shown[]>(`/runs/${id}/steps`)).body.map(({ result }) => result);
      expect(await results(failing.id)).to.deep.equal(['passed', 'passed', 'passed', 'passed', 'failed', 'unknown']);
      expect(await results(aborted.id)).to.deep.equal(['passed', 'aborted', 'unknown', 'unknown', 'unknown', 'unknown']);
    });

    it('C72: whose logs are text', async () => {
      const { id } = await trigger({ pipelineId: ids.billingBuild, envVars: [{ key: 'STAGE', value: 'qa' }] });
      at.pass(20);
      const step = (await at.get<Shown[]>(`/runs/${id}/steps`)).body[4];
      const { headers, body } = await at.get<string>(`/runsteps/${step?.id}/log`);
      expect(headers.get('content-type')).to.equal('text/plain; charset=utf-8');
      expect(body).to.equal('Running step: npm-test\nexport STAGE="qa"\nnpm-test passed\n');
    });
  });

  describe('make workflows', () => {
    const newest = async (): Promise<Shown> => (await at.get<Shown[]>(`/workflows?applicationId=${ids.storefront}`)).body[0]!;

    it('C48: of which the last ten are shown', async () => {
      const { body } = await at.get<Shown[]>(`/workflows?applicationId=${ids.storefront}`);
      const times = body.map(({ createdAt }) => String(createdAt));
      expect([times.length, times]).to.deep.equal([10, times.toSorted().toReversed()]);
      expect((await at.get<Refusal>('/workflows')).body.details?.[0]?.message).to.equal('applicationId is required');
    });

    it('C73 to C76: that go on with the next pipeline when a run has passed', async () => {
      const { id: runId } = await trigger({ pipelineId: ids.storefrontBuild });
      expect(await newest()).to.deep.include({ trigger: 'git', updatedAt: '2017-07-04T15:35:19.999Z' });
      at.pass(21);
      const workflow = await newest();
      const [build, deploy] = workflow['items'] as (Shown & { readonly data: Shown })[];
      expect(build?.data).to.deep.equal({
        ...{ targetName: 'build', pipelineId: ids.storefrontBuild, restricted: false },
        ...{ totalSteps: 6, currentStep: 6, stepName: 'store', runId },
      });
      expect(build).to.deep.include({ type: 'run', status: 'finished', result: 'passed', updatedAt: '2017-07-04T15:35:39.999Z' });
      expect(deploy).to.deep.include({ parentItem: build?.id, status: 'notstarted', result: 'unknown' });
      const run = (await at.get(`/runs/${String(deploy?.data['runId'])}`)).body;
      expect(run).to.deep.include({
        message: 'Auto trigger from Pipeline "build" to Pipeline "deploy"',
        createdAt: '2017-07-04T15:35:39.999Z',
      });
      at.pass(19);
      const done = (await at.get(`/workflows/${workflow.id}`)).body;
      expect(done).to.deep.include({ updatedAt: '2017-07-04T15:35:59.999Z', startedAt: '2017-07-04T15:35:21.999Z' });
      expect((done['application'] as Shown).id).to.equal(ids.storefront);
      expect(at.wercker.ledger.of('run.triggered')).to.have.length(1);
    });

    it('C76: and end with a run that has failed or was aborted', async () => {
      await trigger({ pipelineId: ids.storefrontBuild, branch: 'broken' });
      const { id } = await trigger({ pipelineId: ids.storefrontBuild });
      await at.as('PUT', `/runs/${id}/abort`, {});
      at.pass(60);
      const { body } = await at.get<Shown[]>(`/workflows?applicationId=${ids.storefront}`);
      expect(body.slice(0, 2).map(({ items }) => (items as unknown[]).length)).to.deep.equal([1, 1]);
    });

    it('C64, C73: of their own when they take over the artifacts of a run', async () => {
      const source = (await listed(`pipelineId=${ids.storefrontBuild}&result=passed`))[0]!;
      const { id } = await trigger({ pipelineId: ids.storefrontDeploy, sourceRunId: source.id });
      expect(((await at.get(`/runs/${id}`)).body['sourceRun'] as Shown).id).to.equal(source.id);
      expect((await newest())['data']).to.deep.include({ sourceRunId: source.id });
    });
  });

  describe('have forerunners, builds and deploys', () => {
    it('C46, C77, C79: builds are listed by branch, commit, result, status and stack', async () => {
      const list = async (query = ''): Promise<Shown[]> => (await at.get<Shown[]>(`/applications/acme/legacy/builds${query}`)).body;
      const all = await list('?limit=20');
      expect([all.length, (await list()).length]).to.deep.equal([12, 10]);
      expect(await list(`?commit=${String(all[3]?.['commitHash'])}`)).to.deep.equal([all[3]]);
      expect((await list('?result=failed')).length).to.equal(2);
      expect(await list('?stack=6')).to.deep.equal([]);
      expect((await list('?sort=creationDateAsc&limit=1'))[0]).to.deep.equal(all.at(-1));
      const one = (await at.get(`/builds/${all[0]?.id}`)).body;
      expect(one).to.deep.include({ ...all[0], envVars: [] });
      expect((one['application'] as Shown)['name']).to.equal('legacy');
    });

    it('C78, C79: deploys are listed by the build they deployed', async () => {
      const { body } = await at.get<Shown[]>('/applications/acme/legacy/deploys');
      expect(body).to.have.length(6);
      const one = (await at.get(`/deploys/${body[0]?.id}`)).body;
      const build = one['build'] as Shown;
      expect(one).to.include.all.keys('application', 'build');
      const ofBuild = await at.get<Shown[]>(`/applications/acme/legacy/deploys?buildId=${build.id}`);
      expect(ofBuild.body).to.deep.equal([body[0]]);
    });

    it('C80: a build is triggered, goes on, and fails as runs do', async () => {
      const { status, body } = await at.as('POST', '/builds', { applicationId: ids.legacy, branch: 'broken' });
      expect([status, body['status'], body['createdAt']]).to.deep.equal([201, 'notstarted', '2017-07-04T15:35:19.999Z']);
      at.pass(20);
      expect((await at.get(`/builds/${body.id}`)).body).to.deep.include({ status: 'finished', result: 'failed' });
      expect((await at.as<Refusal>('POST', '/builds', {})).body.details?.[0]?.path).to.equal('applicationId');
      expect(at.wercker.ledger.of('build.triggered').map(({ id }) => id)).to.deep.equal([body.id]);
    });

    it('C88: the image of a build that has passed comes with its checksum', async () => {
      const [passed] = (await at.get<Shown[]>('/applications/acme/legacy/builds?result=passed')).body;
      const answer = await fetch(`${at.wercker.origin}/api/v2/builds/${passed?.id}/docker`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([answer.headers.get('content-type'), bytes[0]]).to.deep.equal(['application/octet-stream', 0xff]);
      expect(answer.headers.get('x-amz-meta-Sha256')).to.equal(createHash('sha256').update(bytes).digest('hex'));
      const [failed] = (await at.get<Shown[]>('/applications/acme/legacy/builds?result=failed')).body;
      expect((await at.get(`/api/v2/builds/${failed?.id}/docker`)).status).to.equal(404);
    });
  });

  describe('are seen by Spinnaker', () => {
    it('C90: with applications and their pipelines', async () => {
      const { body } = await at.get<Shown[]>('/api/spinnaker/v1/applications?limit=2');
      expect(body.map(({ name, pipelines }) => [name, (pipelines as Shown[]).map((pipeline) => pipeline.id)])).to.deep.equal([
        ['storefront', [ids.storefrontBuild, ids.storefrontDeploy]],
        ['billing', [ids.billingBuild]],
      ]);
    });

    it('C91: since a moment, of one branch and of some pipelines', async () => {
      const [, second] = await listed(`pipelineId=${ids.billingBuild}`);
      const since = Date.parse(String(second?.['createdAt']));
      const some = `since=${since}&branch=master&pipelineIds=${ids.billingBuild}&pipelineIds=${ids.storefrontBuild}`;
      const { body } = await at.get<Shown[]>(`/api/spinnaker/v1/runs?${some}`);
      expect(new Set(body.map(({ pipelineId }) => pipelineId))).to.deep.equal(new Set([ids.billingBuild, ids.storefrontBuild]));
      expect(body.every(({ createdAt, branch }) => Date.parse(String(createdAt)) >= since && branch === 'master')).to.equal(true);
      expect((await at.get<Shown[]>(`/api/spinnaker/v1/runs?${some}&limit=1`)).body).to.have.length(1);
    });
  });
});
