import { expect } from 'chai';
import { Wercker } from 'trunkline/connectors/wercker';
import { documentOf, type DownloadDocument, type ListDocument, type TriggerDocument } from 'trunkline/document';
import { dangling, undescribed } from '../reading.js';

describe('the Wercker connector', () => {
  const document = documentOf(Wercker);
  const operations = Object.entries(document.operations);
  const ofKind = (kind: string) => operations.filter(([, operation]) => operation.kind === kind);

  it('C1, C4, C5: knows the three prefixes of the one host, version 3 first', () => {
    expect(document.baseUrl).to.deep.equal({
      services: ['v3', 'v2', 'spinnaker'],
      table: {
        '*': {
          '*': {
            v3: 'https://app.wercker.com/api/v3',
            v2: 'https://app.wercker.com/api/v2',
            spinnaker: 'https://app.wercker.com/api/spinnaker/v1',
          },
        },
      },
      variables: [],
    });
  });

  it('C2, C3: says that the API was an alpha, and that the service is gone', () => {
    expect(document.description)
      .to.match(/alpha/)
      .and.match(/reportedly closed on 31 October 2022/);
  });

  it('C6 to C9: signs in as the connection says, by bearer token unless it does', () => {
    expect(document.auth).to.deep.equal({
      kind: 'choice',
      by: { path: ['sign_in'] },
      among: {
        bearer: { kind: 'bearer', token: { path: ['token'] } },
        query: { kind: 'api-key', key: { path: ['token'] }, to: { in: 'query', name: 'token' } },
        anonymous: { kind: 'none' },
      },
    });
    const { properties, required } = document.schemas['WerckerConnection']!;
    expect(properties!['sign_in']).to.deep.include({ default: 'bearer', enum: ['bearer', 'query', 'anonymous'] });
    expect(properties!['sign_in']!.description).to.match(/query .* discouraged/);
    expect(required).to.deep.equal(['sign_in']);
    expect(document.connection.secrets).to.deep.equal(['token', 'password']);
  });

  it('C8, C82: uses name and password to create a token, and for nothing else', () => {
    const own = operations.filter(([, { auth }]) => auth !== undefined);
    expect(own.map(([name, { auth }]) => [name, auth])).to.deep.equal([
      ['createToken', { kind: 'basic', user: { path: ['username'] }, password: { path: ['password'] } }],
    ]);
  });

  it('C30: declares no rate limit, since none is known', () => {
    expect(document.budgets).to.deep.equal([]);
  });

  it('C31 to C41: reads message, code and the wrong parameters of a failed answer, and never repeats a 422', () => {
    expect(document.errors).to.deep.equal({
      rows: [
        {
          when: { status: [422] },
          then: 'RejectedError',
          remedy: 'The request was well-formed and could not be processed: change it, do not repeat it.',
        },
      ],
      code: { path: ['code'] },
      message: { path: ['message'] },
      reference: { header: 'x-wercker-trace-id' },
      details: { items: { path: ['details'] }, path: { path: ['path'] }, message: { path: ['message'] }, code: { path: ['type'] } },
    });
  });

  it('C43, C50: reads twenty at a time, skips what it has read, and knows that records shift', () => {
    expect(document.pagination).to.deep.equal({
      kind: 'offset',
      items: { path: [] },
      consistency: 'shifts',
      offset: { in: 'query', name: 'skip' },
      size: { to: { in: 'query', name: 'limit' }, value: 20 },
      stop: {},
    });
  });

  it('C48, C49, C71, C92: reads once where no paging is known, and pages the others', () => {
    const once = ofKind('list').filter(([, operation]) => (operation as ListDocument).pagination?.kind === 'single');
    expect(once.map(([name]) => name)).to.deep.equal([
      'listRunSteps',
      'listWorkflows',
      'listTokens',
      'listSpinnakerApplications',
      'listSpinnakerPipelines',
      'listSpinnakerRuns',
    ]);
  });

  it('C17 to C21, C67: says what repeating each write does', () => {
    const writes = operations.filter(([, { effect }]) => effect.kind !== 'read').map(([name, { effect }]) => [name, effect.kind]);
    expect(Object.fromEntries(writes)).to.deep.equal({
      updateApplication: 'idempotent',
      triggerRun: 'unsafe',
      abortRun: 'idempotent',
      triggerBuild: 'unsafe',
      createToken: 'unsafe',
      renameToken: 'idempotent',
      deleteToken: 'idempotent',
    });
  });

  it('C22, C23: takes ISO times everywhere, and either form in the answer that starts a run', () => {
    const pattern = document.schemas['StartedRun']!.properties!['createdAt']!.pattern!;
    expect(document.schemas['StartedPipeline']!.properties!['createdAt']!.pattern).to.equal(pattern);
    for (const [time, is] of [
      ['2015-12-31T15:30:59.500Z', true],
      ['2017-07-04 15:35:19.999688998 +0000 UTC', true],
      ['2017-07-03 16:04:43 +0000 UTC', true],
      ['2017-07-04 15:35:19 +0200 CEST', false],
      ['yesterday', false],
    ] as const) {
      expect(new RegExp(pattern, 'u').test(time), time).to.equal(is);
    }
    for (const schema of ['RunSummary', 'Run', 'PipelineSummary', 'Workflow', 'BuildSummary', 'ApplicationSummary', 'Token', 'RunStep'])
      expect(document.schemas[schema]!.properties!['createdAt']!.format, schema).to.equal('iso-8601');
  });

  it('C25, C58, C64, C73, C80: asks for what the vendor requires', () => {
    const required = (name: string) => document.schemas[name]!.required;
    expect(required('RunFilter')).to.deep.equal(['applicationId']);
    expect(required('PipelineRunFilter')).to.deep.equal(['pipelineId']);
    expect(required('NewRun')).to.deep.equal(['pipelineId']);
    expect(required('NewBuild')).to.deep.equal(['applicationId']);
    expect(required('WorkflowFilter')).to.deep.equal(['applicationId']);
    const pattern = document.schemas['RunId']!.properties!['runId']!.pattern!;
    expect(['5955bb00bb00bb0000000001', '5955bb00', 'acme/x'].map((id) => new RegExp(pattern, 'u').test(id))).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('C27: does without what a new run has not', () => {
    for (const field of ['startedAt', 'finishedAt', 'progress', 'tag', 'user'])
      expect(document.schemas['RunSummary']!.required, field).to.not.include(field);
    expect(document.schemas['RunSummary']!.properties!['progress']!.type).to.deep.equal(['number', 'null']);
  });

  it('C53, C60, C61: knows the words of stack, status and result', () => {
    const { status, result } = document.schemas['RunSummary']!.properties!;
    expect(status!.enum).to.deep.equal(['notstarted', 'started', 'finished', 'running']);
    expect(result!.enum).to.deep.equal(['aborted', 'unknown', 'passed', 'failed']);
    expect(document.schemas['ApplicationFilter']!.properties!['stack']!.enum).to.deep.equal([1, 5, 6, null]);
  });

  it('C93 to C96: polls for what no webhook tells', () => {
    expect(ofKind('trigger').map(([name, operation]) => [name, (operation as TriggerDocument).poll?.list])).to.deep.equal([
      ['newApplication', 'listApplications'],
      ['newRun', 'listRuns'],
      ['finishedRun', 'listFinishedRuns'],
      ['newPipelineRun', 'listPipelineRuns'],
      ['finishedPipelineRun', 'listFinishedPipelineRuns'],
      ['workflowChanged', 'listWorkflows'],
    ]);
  });

  it('says of whatever is inferred what it is inferred from', () => {
    const experimental = operations.filter(([, { stability }]) => stability === 'experimental');
    expect(experimental.filter(([, { source }]) => !/inferred from/.test(source))).to.deep.equal([]);
    expect(experimental.map(([name]) => name)).to.deep.equal(['listSpinnakerApplications', 'listSpinnakerPipelines', 'listSpinnakerRuns']);
  });

  it('C72, C88: gives logs and images as files, and knows where an image’s checksum is', () => {
    expect(ofKind('download').map(([name, operation]) => [name, (operation as DownloadDocument).sha256Header])).to.deep.equal([
      ['downloadRunStepLog', undefined],
      ['downloadBuildImage', 'x-amz-meta-Sha256'],
    ]);
  });

  it('C15, C16: knows which action reads a summary in full', () => {
    const detailed = ofKind('list').flatMap(([name, operation]) => {
      const { detail } = operation as ListDocument;
      return detail ? [[name, detail.action]] : [];
    });
    expect(Object.fromEntries(detailed)).to.deep.equal({
      listApplications: 'getApplication',
      listPipelines: 'getPipeline',
      listRuns: 'getRun',
      listFinishedRuns: 'getRun',
      listPipelineRuns: 'getRun',
      listFinishedPipelineRuns: 'getRun',
      listWorkflows: 'getWorkflow',
      listBuilds: 'getBuild',
      listDeploys: 'getDeploy',
    });
  });

  it('is data, but for pipelines that stand inside applications', () => {
    expect(Object.keys(document.slots)).to.deep.equal(['pipelines-of-applications']);
    expect(operations.filter(([, { validators }]) => validators)).to.deep.equal([]);
  });

  it('describes every field of every schema, refers to none that is missing, and gives each operation title and source', () => {
    expect(undescribed(document.schemas)).to.deep.equal([]);
    expect(dangling(document.schemas)).to.deep.equal([]);
    expect(operations.filter(([, { title, source }]) => !title || !source)).to.deep.equal([]);
    expect(operations.length).to.be.at.least(26);
  });
});
