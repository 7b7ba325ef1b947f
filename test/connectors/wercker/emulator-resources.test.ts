import { expect } from 'chai';
import { ids } from 'trunkline/emulators/wercker';
import { Asking, type Refusal, type Shown } from './asking.js';

const BASIC = `Basic ${Buffer.from('ada:wercker_emulator_password').toString('base64')}`;

describe('the Wercker emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.wercker.close());

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
});
