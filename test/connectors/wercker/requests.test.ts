import { expect } from 'chai';
import { Wercker } from 'trunkline/connectors/wercker';
import { documentOf } from 'trunkline/document';
import { Secret } from 'trunkline/sdk';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import { open } from '../../core/support/open-connection.js';
import { codeOf, rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';

const ID = '5955aa00aa00aa00aa00aa01';
const OTHER = '5955aa00aa00aa00aa00aa02';
const COMMIT = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c';
const API = 'https://app.wercker.com/api';
const BASIC = `Basic ${Buffer.from('ada:s3cret').toString('base64')}`;

/** What each operation sends, written from the facts: `METHOD url body`. */
const REQUESTS: readonly (readonly [fact: string, operation: string, input: object | undefined, sent: string])[] = [
  [
    'C45, C52',
    'listApplications',
    { owner: 'acme', stack: 6, sort: 'nameDesc' },
    `GET ${API}/v3/applications/acme?stack=6&sort=nameDesc&skip=0&limit=20`,
  ],
  ['C54', 'getApplication', { owner: 'acme', name: 'storefront' }, `GET ${API}/v3/applications/acme/storefront`],
  [
    'C20, C55',
    'updateApplication',
    { owner: 'acme', name: 'storefront', ignoredBranches: ['wip'] },
    `PATCH ${API}/v3/applications/acme/storefront {"ignoredBranches":["wip"]}`,
  ],
  [
    'C47, C57',
    'listPipelines',
    { owner: 'acme', name: 'storefront' },
    `GET ${API}/v3/applications/acme/storefront/pipelines?skip=0&limit=20`,
  ],
  ['C57', 'getPipeline', { pipelineId: ID }, `GET ${API}/v3/pipelines/${ID}`],
  [
    'C44, C58, C59',
    'listRuns',
    { applicationId: ID, status: 'running', result: 'unknown', branch: 'main', tag: 'v1', commit: COMMIT, sourceRun: OTHER, author: 'ada' },
    `GET ${API}/v3/runs?result=unknown&branch=main&tag=v1&commit=${COMMIT}&sourceRun=${OTHER}&author=ada&applicationId=${ID}&status=running&skip=0&limit=20`,
  ],
  ['C95', 'listFinishedRuns', { applicationId: ID }, `GET ${API}/v3/runs?status=finished&applicationId=${ID}&skip=0&limit=20`],
  [
    'C44, C58, C59',
    'listPipelineRuns',
    { pipelineId: ID, status: 'started' },
    `GET ${API}/v3/runs?pipelineId=${ID}&status=started&skip=0&limit=20`,
  ],
  ['C95', 'listFinishedPipelineRuns', { pipelineId: ID }, `GET ${API}/v3/runs?status=finished&pipelineId=${ID}&skip=0&limit=20`],
  ['C63', 'getRun', { runId: ID }, `GET ${API}/v3/runs/${ID}`],
  [
    'C18, C64',
    'triggerRun',
    {
      pipelineId: ID,
      branch: 'main',
      commitHash: COMMIT,
      message: 'nightly',
      envVars: [
        { key: 'B', value: '2' },
        { key: 'A', value: '1' },
      ],
      sourceRunId: OTHER,
      tag: 'v1',
    },
    `POST ${API}/v3/runs {"branch":"main","commitHash":"${COMMIT}","message":"nightly","envVars":[{"key":"B","value":"2"},{"key":"A","value":"1"}],"pipelineId":"${ID}","sourceRunId":"${OTHER}","tag":"v1"}`,
  ],
  ['C19, C68', 'abortRun', { runId: ID }, `PUT ${API}/v3/runs/${ID}/abort {}`],
  ['C71', 'listRunSteps', { runId: ID }, `GET ${API}/v3/runs/${ID}/steps`],
  ['C71', 'getRunStep', { runStepId: ID }, `GET ${API}/v3/runsteps/${ID}`],
  ['C72', 'getRunStepLog', { runStepId: ID }, `GET ${API}/v3/runsteps/${ID}/log`],
  ['C72', 'downloadRunStepLog', { runStepId: ID }, `GET ${API}/v3/runsteps/${ID}/log`],
  ['C48, C73', 'listWorkflows', { applicationId: ID }, `GET ${API}/v3/workflows?applicationId=${ID}`],
  ['C75', 'getWorkflow', { workflowId: ID }, `GET ${API}/v3/workflows/${ID}`],
  [
    'C46, C77',
    'listBuilds',
    { owner: 'acme', name: 'legacy', branch: 'main', commit: COMMIT, stack: 1, status: 'finished', result: 'failed' },
    `GET ${API}/v3/applications/acme/legacy/builds?status=finished&result=failed&branch=main&commit=${COMMIT}&stack=1&skip=0&limit=20`,
  ],
  ['C79', 'getBuild', { buildId: ID }, `GET ${API}/v3/builds/${ID}`],
  [
    'C80',
    'triggerBuild',
    { applicationId: ID, branch: 'main', message: 'again' },
    `POST ${API}/v3/builds {"branch":"main","message":"again","applicationId":"${ID}"}`,
  ],
  [
    'C46, C78',
    'listDeploys',
    { owner: 'acme', name: 'legacy', buildId: ID },
    `GET ${API}/v3/applications/acme/legacy/deploys?buildId=${ID}&skip=0&limit=20`,
  ],
  ['C79', 'getDeploy', { deployId: ID }, `GET ${API}/v3/deploys/${ID}`],
  ['C4, C88', 'downloadBuildImage', { buildId: ID }, `GET ${API}/v2/builds/${ID}/docker`],
  ['C49, C81', 'listTokens', undefined, `GET ${API}/v3/tokens`],
  ['C82', 'createToken', { name: 'laptop' }, `POST ${API}/v3/tokens {"name":"laptop"}`],
  ['C81', 'getToken', { tokenId: ID }, `GET ${API}/v3/tokens/${ID}`],
  ['C20, C83', 'renameToken', { tokenId: ID, name: 'desk' }, `PATCH ${API}/v3/tokens/${ID} {"name":"desk"}`],
  ['C21, C84', 'deleteToken', { tokenId: ID }, `DELETE ${API}/v3/tokens/${ID}`],
  ['C4, C85', 'getProfile', undefined, `GET ${API}/v2/profile`],
  [
    'C4, C86, C87',
    'getPublishedStep',
    { owner: 'wercker', name: 'npm-install', version: '*' },
    `GET ${API}/v2/steps/wercker/npm-install/*`,
  ],
  ['C4, C89', 'getSampleYml', { stack: 'nodejs' }, `GET ${API}/v2/yml/nodejs`],
  ['C4, C90', 'listSpinnakerApplications', { limit: 5 }, `GET ${API}/spinnaker/v1/applications?limit=5`],
  ['C4, C90', 'listSpinnakerPipelines', undefined, `GET ${API}/spinnaker/v1/applications`],
  [
    'C4, C91',
    'listSpinnakerRuns',
    { branch: 'main', pipelineIds: [ID, OTHER], limit: 5, since: 1_528_430_400_000 },
    `GET ${API}/spinnaker/v1/runs?limit=5&branch=main&pipelineIds=${ID}&pipelineIds=${OTHER}&since=1528430400000`,
  ],
];

describe('a request to Wercker', () => {
  const document = documentOf(Wercker);
  const settings = { sign_in: 'bearer', token: new Secret('t0ken'), username: 'ada', password: new Secret('s3cret') };
  const sentBy = async (operation: string, input: object | undefined, given: Parameters<typeof open>[1]['settings'] = settings) => {
    const http = new ScriptedHttp(() => json({ message: 'no', error: 'Not Found', statusCode: 404 }, 404));
    const wercker = (await open(Wercker, { http, settings: given })) as unknown as AnyConnection;
    const asking = {
      action: () => wercker.call(operation, input),
      list: () => wercker.list(operation, input)[Symbol.asyncIterator]().next(),
      download: () => wercker.download(operation, input),
      trigger: () => Promise.reject(new TypeError(`${operation} is a trigger`)),
      upload: () => Promise.reject(new TypeError(`${operation} is an upload`)),
    }[document.operations[operation]!.kind];
    await asking().catch(() => undefined);
    return http.requests[0]!;
  };

  for (const [fact, operation, input, expected] of REQUESTS) {
    it(`${fact}: ${operation} asks as documented`, async () => {
      const { method, url, body, headers } = await sentBy(operation, input);
      expect([method, url.href, body].filter((part) => part !== undefined).join(' ')).to.equal(expected);
      expect(headers['authorization']).to.equal(operation === 'createToken' ? BASIC : 'Bearer t0ken');
      expect(headers['content-type']).to.equal(body === undefined ? undefined : 'application/json');
    });
  }

  it('is known for every operation', () => {
    const declared = Object.entries(document.operations).filter(([, { kind }]) => kind !== 'trigger');
    expect(REQUESTS.map(([, operation]) => operation)).to.have.members(declared.map(([name]) => name));
  });

  it('C88: takes no image for whole that is another one than its checksum says', async () => {
    const http = new ScriptedHttp(() => ({ headers: { 'x-amz-meta-sha256': '0'.repeat(64) }, body: Uint8Array.of(0xff, 0x06) }));
    const wercker = await open(Wercker, { http, settings });
    const { body } = await wercker.download('downloadBuildImage', { buildId: ID });
    const reading = async (): Promise<void> => {
      for await (const _ of body) continue;
    };
    expect(codeOf(await rejection(reading()))).to.equal('checksum_mismatch');
  });

  it('C7: carries the token in the query when the connection says so', async () => {
    const { url, headers } = await sentBy('getRun', { runId: ID }, { ...settings, sign_in: 'query' });
    expect([url.search, headers['authorization']]).to.deep.equal(['?token=t0ken', undefined]);
  });

  it('C9: carries nothing when the connection is anonymous', async () => {
    const { url, headers } = await sentBy('getRun', { runId: ID }, { sign_in: 'anonymous' });
    expect([url.search, headers['authorization']]).to.deep.equal(['', undefined]);
  });
});
