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
