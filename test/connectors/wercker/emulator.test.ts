import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulator, ids } from 'trunkline/emulators/wercker';
import { Asking, type Refusal, type Shown } from './asking.js';

const BASIC = `Basic ${Buffer.from('ada:wercker_emulator_password').toString('base64')}`;
const NO_ACCESS = 'You are not authorized to access the resource';

describe('the Wercker emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.wercker.close());

  describe('lets in', () => {
    it('C6: whoever shows a personal token', async () => {
      expect((await at.get('/applications/acme/billing')).status).to.equal(200);
    });

    it('C7: whoever has the token in the query', async () => {
      expect((await at.ask('GET', '/applications/acme/billing?token=wercker_emulator_token')).status).to.equal(200);
      expect((await at.ask('GET', '/applications/acme/billing?token=wrong')).status).to.equal(401);
    });

    it('C8: a name and a password only where a token is made', async () => {
      expect((await at.ask('POST', '/tokens', { name: 'laptop' }, BASIC)).status).to.equal(201);
      expect((await at.ask('GET', '/tokens', undefined, BASIC)).status).to.equal(401);
      const wrong = `Basic ${Buffer.from('ada:wrong').toString('base64')}`;
      expect((await at.ask('POST', '/tokens', { name: 'laptop' }, wrong)).status).to.equal(401);
    });

    it('C9: nobody in particular to what is public, with shorter lists', async () => {
      expect(await at.namesOf('/applications/acme?limit=3')).to.deep.equal(['billing', 'legacy', 'service-01']);
      expect(await at.namesOf('/applications/acme?limit=3', '')).to.deep.equal(['legacy', 'service-02', 'service-03']);
      expect((await at.ask('GET', `/runs?applicationId=${ids.storefront}`)).body).to.have.length(20);
      expect((await at.ask('GET', `/runs?applicationId=${ids.billing}`)).body).to.deep.equal([]);
      expect((await at.ask('GET', `/workflows?applicationId=${ids.billing}`)).body).to.deep.equal([]);
      expect((await at.ask('GET', '/applications/acme/billing')).status).to.equal(401);
    });

    it('C9: nobody in particular to what Spinnaker lists, if it is public', async () => {
      const all = (await at.get<Shown[]>('/api/spinnaker/v1/applications')).body;
      const open = (await at.ask<Shown[]>('GET', '/api/spinnaker/v1/applications')).body;
      expect([all.length, open.length]).to.deep.equal([24, 16]);
    });

    it('C10: no other scheme', async () => {
      expect((await at.ask('GET', '/applications/acme', undefined, 'OAuth abc')).status).to.equal(401);
    });
  });

  describe('refuses', () => {
    it('C31, C37, C40, C41: an unknown word, naming those that are valid', async () => {
      const { status, body } = await at.get<Refusal>(`/runs?status=done&applicationId=${ids.storefront}`);
      expect(status).to.equal(400);
      expect(body).to.deep.equal({
        details: [
          {
            context: { key: 'status', valids: 'notstarted, started, finished, running' },
            type: 'any.allowOnly',
            path: 'status',
            message: 'status must be one of notstarted, started, finished, running',
          },
        ],
        message: 'status must be one of notstarted, started, finished, running',
        error: 'Bad Request',
        statusCode: 400,
      });
    });

    it('C32, C37, C38: a write of nobody in particular, in words for people', async () => {
      const { status, body } = await at.ask<Refusal>('POST', '/runs', { pipelineId: ids.storefrontBuild });
      expect([status, body]).to.deep.equal([401, { message: NO_ACCESS, error: 'Unauthorized', statusCode: 401 }]);
      expect(at.wercker.ledger.entries).to.deep.equal([]);
    });

    it('C33: what is not for the caller', async () => {
      const { status, body } = await at.get<Refusal>('/applications/acme/secret');
      expect([status, body]).to.deep.equal([403, { message: NO_ACCESS, error: 'Forbidden', statusCode: 403 }]);
      expect((await at.get(`/runs?applicationId=${ids.secret}`)).status).to.equal(403);
      expect((await at.as('POST', '/runs', { pipelineId: ids.secretBuild })).status).to.equal(403);
    });

    it('C34: what is not there', async () => {
      const nowhere = ['/applications/acme/none', '/applications/none', '/runs/5955bb00bb00bb00000fffff', '/runsteps/x', '/none'];
      for (const path of [...nowhere, '/builds/x', '/deploys/x', '/workflows/x', '/pipelines/x', '/tokens/x', '/api/v2/yml/cobol']) {
        const { status, body } = await at.get<Refusal>(path);
        expect([status, body.error, body.statusCode], path).to.deep.equal([404, 'Not Found', 404]);
      }
    });

    it('C35, C39: what it cannot process, with a code of that endpoint', async () => {
      const [run] = (await at.get<Shown[]>(`/runs?applicationId=${ids.billing}&result=passed`)).body;
      const late = await at.as<Refusal>('PUT', `/runs/${run?.id}/abort`, {});
      expect([late.status, late.body.code]).to.deep.equal([422, 'run_finished']);
      const started = (await at.as('POST', '/runs', { pipelineId: ids.billingBuild })).body;
      const chained = await at.as<Refusal>('POST', '/runs', { pipelineId: ids.storefrontDeploy, sourceRunId: started.id });
      expect([chained.status, chained.body.code]).to.deep.equal([422, 'source_run_unfinished']);
    });

    it('C36: anything, when it is told to fail', async () => {
      at.wercker.faults.next('500');
      const { status, body } = await at.get<Refusal>('/tokens');
      expect([status, body.error, body.statusCode]).to.deep.equal([500, 'Internal Server Error', 500]);
    });

    it('C51: more than twenty at once', async () => {
      for (const path of [`/runs?applicationId=${ids.storefront}&`, '/applications/acme?', '/applications/acme/legacy/builds?']) {
        const { status, body } = await at.get<Refusal>(`${path}limit=21`);
        expect([status, body.details?.[0]], path).to.deep.equal([
          400,
          { context: { key: 'limit' }, type: 'number.max', path: 'limit', message: 'limit must be less than or equal to 20' },
        ]);
      }
    });

    it('C40: several wrong parameters, an entry each', async () => {
      const { body } = await at.get<Refusal>('/runs?limit=0&skip=x&commit=abc&result=ok');
      expect(body.details?.map(({ path, type }) => [path, type])).to.deep.equal([
        ['value', 'object.missing'],
        ['commit', 'string.length'],
        ['limit', 'number.min'],
        ['skip', 'number.base'],
        ['result', 'any.allowOnly'],
      ]);
    });

    it('C24: what is no JSON', async () => {
      expect((await at.as('POST', '/runs', '{"pipelineId":')).status).to.equal(400);
      expect((await at.as<Refusal>('POST', '/tokens', '[]')).body.details?.[0]?.type).to.equal('object.base');
    });
  });

  describe('answers', () => {
    it('C11, C29: with a new session cookie, without caching, and with a weak Etag on reads', async () => {
      const [first, second] = [await at.get('/tokens'), await at.get('/tokens')];
      expect(first.headers.get('set-cookie')).to.match(
        /^express\.sid=s%3A[0-9a-f]+; Path=\/; Expires=Tue, 18 Jul 2017 15:35:19 GMT; HttpOnly$/,
      );
      expect(second.headers.get('set-cookie')).to.not.equal(first.headers.get('set-cookie'));
      expect(first.headers.get('cache-control')).to.equal('private, no-cache, no-store, must-revalidate');
      expect(first.headers.get('etag')).to.match(/^W\/".+"$/);
      expect(first.headers.get('x-wercker-trace-id')).to.equal(null);
      const made = await at.as('POST', '/runs', { pipelineId: ids.billingBuild });
      expect([made.headers.get('etag'), made.headers.get('x-wercker-trace-id')?.length]).to.deep.equal([null, 16]);
    });

    it('C15, C16: with a summary in lists, which the single read repeats and adds to', async () => {
      const pairs: readonly (readonly [string, string])[] = [
        ['/applications/acme', '/applications/acme/billing'],
        [`/runs?applicationId=${ids.storefront}`, '/runs/'],
        [`/workflows?applicationId=${ids.storefront}`, '/workflows/'],
        ['/applications/acme/legacy/builds', '/builds/'],
        ['/applications/acme/legacy/deploys', '/deploys/'],
      ];
      for (const [list, one] of pairs) {
        const summary = (await at.get<Shown[]>(list)).body[0]!;
        const details = (await at.get(one.endsWith('/') ? one + summary.id : one)).body;
        const { privacy: _, stack: __, ...shared } = summary;
        expect(details, one).to.deep.include(shared);
        expect(Object.keys(details).length, one).to.be.greaterThan(Object.keys(shared).length);
      }
      const run = (await at.get<Shown[]>(`/runs?applicationId=${ids.storefront}`)).body[0]!;
      expect(run).to.not.have.any.keys('application', 'envVars', 'commits', 'sourceRun', 'pullRequest');
    });

    it('C17 to C21: to GET, POST, PUT, PATCH and DELETE, and to nothing else', async () => {
      expect((await at.get('/tokens')).status).to.equal(200);
      const { id } = (await at.as('POST', '/tokens', { name: 'laptop' })).body;
      const run = (await at.as('POST', '/runs', { pipelineId: ids.billingBuild })).body;
      expect((await at.as('PUT', `/runs/${run.id}/abort`, {})).status).to.equal(200);
      expect((await at.as('PATCH', `/tokens/${id}`, { name: 'desk' })).body).to.deep.include({ id, name: 'desk' });
      expect((await at.as('DELETE', `/tokens/${id}`)).status).to.equal(204);
      expect((await at.as('DELETE', `/runs/${run.id}`)).status).to.equal(405);
    });

    it('C22, C25, C26, C28: with ids of 24 digits, UTC times, own links and camel case', async () => {
      const { body } = await at.get('/applications/Acme/storefront');
      expect(body.id).to.match(/^[0-9a-f]{24}$/);
      expect(body['createdAt']).to.equal('2017-05-03T09:00:00.430Z');
      expect(body.url).to.equal(`${at.wercker.origin}/api/v3/applications/acme/storefront`);
      expect((await at.get(new URL(body.url).pathname)).body).to.deep.equal(body);
      expect(body).to.include.all.keys('badgeKey', 'allowedActions');
    });
  });

  describe('keeps applications', () => {
    it('C43, C45: ten unless asked for more, in six orders, until a page is short', async () => {
      expect(await at.namesOf('/applications/acme')).to.have.length(10);
      expect(await at.namesOf('/applications/acme?limit=20')).to.have.length(20);
      expect(await at.namesOf('/applications/acme?limit=20&skip=20')).to.deep.equal(['service-19', 'service-20', 'storefront']);
      expect((await at.namesOf('/applications/acme?sort=nameDesc'))[0]).to.equal('storefront');
      expect((await at.namesOf('/applications/acme?sort=createdAtAsc'))[0]).to.equal('storefront');
      expect((await at.namesOf('/applications/acme?sort=createdAtDesc'))[0]).to.equal('service-20');
      await at.as('PATCH', '/applications/acme/billing', { ignoredBranches: [] });
      expect((await at.namesOf('/applications/acme?sort=updatedAtDesc'))[0]).to.equal('billing');
      expect((await at.namesOf('/applications/acme?sort=updatedAtAsc'))[0]).to.equal('storefront');
    });

    it('C52, C53, C56: as summaries, by stack', async () => {
      expect(await at.namesOf('/applications/acme?stack=1')).to.deep.equal(['legacy']);
      const [legacy] = (await at.get<Shown[]>('/applications/acme?stack=1')).body;
      expect(legacy).to.have.all.keys('id', 'url', 'name', 'owner', 'createdAt', 'updatedAt', 'privacy', 'stack', 'theme');
      expect(legacy?.['owner']).to.deep.include({
        type: 'wercker',
        meta: { username: 'Acme', type: 'organization', werckerEmployee: false },
      });
    });

    it('C54: with links, source and settings when one is read', async () => {
      const { body } = await at.get('/applications/acme/storefront');
      expect(body['builds']).to.equal(`${body.url}/builds`);
      expect(body['deploys']).to.equal(`${body.url}/deploys`);
      expect(body['scm']).to.deep.equal({ type: 'git', owner: 'Acme', domain: 'github.com', repository: 'storefront' });
      expect(body['settings']).to.deep.equal({ privacy: 'public', stack: 6, ignoredBranches: [] });
      expect(body).to.not.have.any.keys('privacy', 'stack');
    });

    it('C20, C55: and changes their ignored branches only, answering without allowed actions', async () => {
      const { status, body } = await at.as('PATCH', '/applications/acme/storefront', { ignoredBranches: ['wip'], name: 'shop' });
      expect(status).to.equal(200);
      expect(body).to.deep.include({ name: 'storefront', settings: { privacy: 'public', stack: 6, ignoredBranches: ['wip'] } });
      expect(body).to.not.have.property('allowedActions');
      expect((await at.get('/applications/acme/storefront')).body['settings']).to.deep.equal(body['settings']);
      expect(at.wercker.ledger.entries.map(({ kind, id }) => [kind, id])).to.deep.equal([['application.updated', ids.storefront]]);
    });

    it('C47, C57: with pipelines, one of which shows its application', async () => {
      const { body } = await at.get<Shown[]>('/applications/acme/storefront/pipelines');
      expect(body).to.deep.equal([
        {
          id: ids.storefrontBuild,
          url: `${at.wercker.origin}/api/v3/pipelines/${ids.storefrontBuild}`,
          createdAt: '2017-05-03T09:00:00.430Z',
          name: 'build',
          permissions: 'public',
          pipelineName: 'build',
          setScmProviderStatus: true,
          type: 'git',
        },
        { ...body[1], id: ids.storefrontDeploy, name: 'deploy', permissions: 'read', setScmProviderStatus: false, type: 'pipeline' },
      ]);
      const one = (await at.get(`/pipelines/${ids.storefrontBuild}`)).body;
      expect(one).to.deep.include(body[0]);
      expect(one['application']).to.deep.include({ id: ids.storefront, privacy: 'public' });
    });
  });

  describe('keeps tokens', () => {
    it('C12, C13, C82: whose plain value is shown once, when they are made', async () => {
      const { status, body } = await at.ask('POST', '/tokens', { name: 'laptop' }, BASIC);
      const plain = String(body['token']);
      expect([status, plain.length]).to.deep.equal([201, 64]);
      expect(body['lastCharacters']).to.equal(plain.slice(-4));
      const read = (await at.get(`/tokens/${body.id}`)).body;
      expect(read).to.have.all.keys('id', 'url', 'name', 'hashedToken', 'lastCharacters', 'createdAt');
      expect(JSON.stringify((await at.get('/tokens')).body)).to.not.include(plain);
    });

    it('C13, C14, C49, C81: several at a time, each with when it was last used', async () => {
      const { body } = await at.as('POST', '/tokens', { name: 'laptop' });
      at.pass(60);
      expect((await at.ask('GET', '/tokens', undefined, `Bearer ${String(body['token'])}`)).status).to.equal(200);
      const listed = (await at.get<Shown[]>('/tokens')).body;
      expect(listed.map(({ name, lastUsedAt }) => [name, lastUsedAt])).to.deep.equal([
        ['emulator', '2017-07-04T15:36:19.999Z'],
        ['laptop', '2017-07-04T15:36:19.999Z'],
      ]);
    });

    it('C21, C83, C84: until they are deleted', async () => {
      const { body } = await at.as('POST', '/tokens', { name: 'laptop' });
      await at.as('PATCH', `/tokens/${body.id}`, { name: 'desk' });
      const gone = await at.as('DELETE', `/tokens/${body.id}`);
      expect([gone.status, gone.body]).to.deep.equal([204, '']);
      expect((await at.get(`/tokens/${body.id}`)).status).to.equal(404);
      expect((await at.ask('GET', '/tokens', undefined, `Bearer ${String(body['token'])}`)).status).to.equal(401);
      expect(at.wercker.ledger.entries.map(({ kind, key }) => [kind, key])).to.deep.equal([
        ['token.created', 'laptop'],
        ['token.renamed', 'desk'],
        ['token.deleted', undefined],
      ]);
    });

    it('C40: only with a name', async () => {
      const { body } = await at.as<Refusal>('POST', '/tokens', {});
      expect(body.details).to.deep.equal([{ context: { key: 'name' }, type: 'any.required', path: 'name', message: 'name is required' }]);
    });
  });

  describe('serves version 2', () => {
    it('C85: the profile', async () => {
      expect((await at.get('/api/v2/profile')).body).to.deep.include({ username: 'ada', name: 'Ada', lastName: 'Weber' });
      expect((await at.ask('GET', '/api/v2/profile')).status).to.equal(401);
    });

    it('C86, C87: published steps, the newest by a star', async () => {
      const { body } = await at.get('/api/v2/steps/wercker/npm-install/1.2.1');
      expect(body).to.have.all.keys('tarballUrl', 'version', 'description');
      expect((await at.get('/api/v2/steps/wercker/npm-install/*')).body['version']).to.equal('1.3.0');
      expect((await at.get('/api/v2/steps/wercker/npm-install/9')).status).to.equal(404);
    });

    it('C89: sample files as text', async () => {
      const { headers, body } = await at.ask<string>('GET', '/api/v2/yml/nodejs');
      expect([headers.get('content-type'), body.split('\n')[0]]).to.deep.equal(['text/plain; charset=utf-8', 'box: node']);
    });
  });

  it('goes on from its state file, tokens, ledger and all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-wercker-'));
    const statePath = join(folder, 'wercker.json');
    const earlier = await Asking.start({ statePath });
    const { id } = (await earlier.as('POST', '/runs', { pipelineId: ids.billingBuild })).body;
    await earlier.wercker.close();
    const later = await Asking.start({ statePath });
    later.pass(30);
    expect((await later.get(`/runs/${id}`)).body).to.deep.include({ status: 'finished', result: 'passed' });
    expect((await later.as('POST', '/runs', { pipelineId: ids.billingBuild })).body.id).to.not.equal(id);
    expect(later.wercker.ledger.of('run.triggered').map((effect) => effect.id)).to.have.length(2);
    await later.wercker.close();
    await rm(folder, { recursive: true });
  });

  it('makes up the same history for the same seed', async () => {
    const path = `/runs?applicationId=${ids.storefront}`;
    const commits = async (from: Asking): Promise<unknown> => (await from.get<Shown[]>(path)).body.map(({ commitHash }) => commitHash);
    const [same, other] = await Promise.all([Asking.start(), Asking.start({ seed: 2 })]);
    expect(await commits(same)).to.deep.equal(await commits(at));
    expect(await commits(other)).to.not.deep.equal(await commits(at));
    await Promise.all([same.wercker.close(), other.wercker.close()]);
  });

  it('says what can be set', () => {
    expect(Object.keys(emulator.settings)).to.deep.equal(['token', 'username', 'password', 'applications', 'runs', 'runSeconds']);
  });
});
