import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { RejectedError, UncertainError } from 'trunkline/sdk';
import { codeOf, rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../../core/support/scripted-http.js';
import { lineOf, openWorkato } from './support/sent.js';

const API = 'https://www.workato.com/api';
const TIMES = { created_at: '2025-01-05T02:00:00.000-08:00', updated_at: '2025-01-05T02:00:07.000-08:00' };
const PACKAGE = { id: 242, operation_type: 'export', export_manifest_id: 12 };
const BUILD = { id: 3, project_id: '58', ...TIMES };
const DEPLOYMENT = { id: 4, project_build_id: 3, environment_type: 'test', project_id: '58', ...TIMES };
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A vendor that answers in this order, and what it was asked. */
async function answering(...replies: readonly Reply[]) {
  const http = new ScriptedHttp((_request, index) => replies[index]!);
  return { workato: await openWorkato(http), asked: () => http.requests.map(lineOf) };
}

describe('an export of a package', () => {
  it('K123, K124: is started, watched until it is completed, and given as the zip that it made', async () => {
    const { workato, asked } = await answering(
      json({ ...PACKAGE, status: 'in_progress' }),
      json({ ...PACKAGE, status: 'processing' }),
      json({ ...PACKAGE, status: 'completed', download_url: 'https://assets.example/242.zip' }),
      { headers: { 'content-type': 'application/zip' }, body: ZIP },
    );
    const file = await workato.download('exportPackage', { manifest_id: 12 });
    expect(await buffer(file.body)).to.deep.equal(ZIP);
    expect(file.type).to.equal('application/zip');
    const status = `GET ${API}/packages/242`;
    expect(asked()).to.deep.equal([`POST ${API}/packages/export/12`, status, status, `${status}/download`]);
  });

  it('K28: is fetched from where Workato redirects to, without the token', async () => {
    const http = new ScriptedHttp((_request, index) =>
      index === 0 ? { status: 302, headers: { location: 'https://assets.example/242.zip' } } : { body: ZIP },
    );
    const file = await (await openWorkato(http)).download('downloadPackage', { id: 242 });
    expect(await buffer(file.body)).to.deep.equal(ZIP);
    expect(http.requests.map(({ url, headers }) => [url.href, headers['authorization'] !== undefined])).to.deep.equal([
      [`${API}/packages/242/download`, true],
      ['https://assets.example/242.zip', false],
    ]);
  });

  it('K123: that fails says why', async () => {
    const failed = { ...PACKAGE, status: 'failed', error: 'A recipe is gone' };
    const { workato } = await answering(json({ ...PACKAGE, status: 'in_progress' }), json(failed));
    const error = await rejection(workato.download('exportPackage', { manifest_id: 12 }));
    expect(error).to.be.instanceOf(RejectedError);
    expect(String(error)).to.include('A recipe is gone');
  });
});

describe('an import of a package', () => {
  const imported = { id: 251, operation_type: 'import', recipe_status: [{ id: 910, import_result: 'restarted' }] };

  it('K28, K125: sends the zip as bytes into a folder, and watches until it is in', async () => {
    const done = { ...imported, status: 'completed' };
    const http = new ScriptedHttp((_request, index) => json(index === 0 ? { ...imported, status: 'in_progress' } : done));
    const workato = await openWorkato(http);
    expect(await workato.upload('importPackage', { folder_id: 7, restart_recipes: true }, ZIP)).to.deep.equal(done);
    expect(http.requests.map(({ method, url }) => `${method} ${url.href}`)).to.deep.equal([
      `POST ${API}/packages/import/7?restart_recipes=true`,
      `GET ${API}/packages/251`,
    ]);
    expect(http.requests[0]!.headers['content-type']).to.equal('application/octet-stream');
  });

  it('K123: that fails is not done again', async () => {
    const { workato, asked } = await answering(
      json({ ...imported, status: 'in_progress' }),
      json({ ...imported, status: 'failed', error: 'A recipe runs' }),
    );
    const error = await rejection(workato.upload('importPackage', { folder_id: 7 }, ZIP));
    expect(error).to.be.instanceOf(RejectedError);
    expect(String(error)).to.include('A recipe runs');
    expect(asked().filter((line) => line.startsWith('POST'))).to.have.length(1);
  });
});

describe('a project of Workato', () => {
  it('K117: is built, and the build is given when it has succeeded', async () => {
    const built = { ...BUILD, state: 'success', download_url: 'https://assets.example/3.zip' };
    const { workato, asked } = await answering(json({ ...BUILD, state: 'pending' }), json({ ...BUILD, state: 'pending' }), json(built));
    expect(await workato.call('buildProject', { id: 'f660222', description: 'nightly' })).to.deep.equal(built);
    const status = `GET ${API}/project_builds/3`;
    expect(asked()).to.deep.equal([`POST ${API}/projects/f660222/build {"description":"nightly"}`, status, status]);
  });

  it('K118, K119: is deployed into an environment that the query names, and the deployment is watched', async () => {
    const done = { ...DEPLOYMENT, state: 'success' };
    const { workato, asked } = await answering(json({ ...DEPLOYMENT, state: 'pending' }), json(done));
    expect(await workato.call('deployProject', { id: '58', environment_type: 'test' })).to.deep.equal(done);
    expect(asked()).to.deep.equal([`POST ${API}/projects/58/deploy?environment_type=test`, `GET ${API}/deployments/4`]);
  });

  it('K119: whose deployment fails is not deployed again', async () => {
    const { workato, asked } = await answering(json({ ...DEPLOYMENT, state: 'pending' }), json({ ...DEPLOYMENT, state: 'failed' }));
    const error = await rejection(workato.call('deployProjectBuild', { id: 3, environment_type: 'prod' }));
    expect(error).to.be.instanceOf(RejectedError);
    expect(asked()).to.have.length(2);
  });

  it('K119: is not deployed twice when its deployment cannot be watched any more', async () => {
    const { workato, asked } = await answering(json({ ...DEPLOYMENT, state: 'pending' }), json({ message: 'API not found' }, 404));
    const error = await rejection(workato.call('deployProject', { id: '58', environment_type: 'test' }));
    expect(error, String(codeOf(error))).to.be.instanceOf(UncertainError);
    expect(asked().filter((line) => line.startsWith('POST'))).to.have.length(1);
  });
});
