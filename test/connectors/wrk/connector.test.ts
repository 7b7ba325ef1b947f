import { expect } from 'chai';
import { Wrk } from 'trunkline/connectors/wrk';
import { documentOf } from 'trunkline/document';
import { dangling, endpoints, undescribed } from '../reading.js';

describe('the Wrk connector', () => {
  const document = documentOf(Wrk);

  it('W8 W9 W10: sends each operation where the vendor documents it', () => {
    expect(endpoints(document, '*')).to.deep.equal({
      listWrkflows: 'GET https://account.wrk.com/api/v1/wrkflow, read, stable',
      getWrkflow: 'GET https://account.wrk.com/api/v1/wrkflow/{wrkflow_uuid}, read, stable',
      launchWrkflow: 'POST https://account.wrk.com/api/v1/wrkflow/{wrkflow_uuid}/launch, unsafe, experimental',
      launchWrkflowLegacy: 'POST https://account.wrk.com/api/trigger/launch/, unsafe, deprecated',
      listLaunches: 'GET https://account.wrk.com/api/v1/launch, read, experimental',
      getLaunch: 'GET https://account.wrk.com/api/v1/launch/{launch_id}, read, stable',
      pauseLaunch: 'POST https://account.wrk.com/api/v1/launch/{launch_id}/pause, lookup, experimental',
      resumeLaunch: 'POST https://account.wrk.com/api/v1/launch/{launch_id}/resume, lookup, experimental',
      listWrkflowsLegacy: 'GET https://account.wrk.com/api/v1/get-wrkflows, read, deprecated',
      listLaunchesLegacy: 'GET https://account.wrk.com/api/v1/get-launches, read, deprecated',
      listFinishedLaunches: 'GET https://account.wrk.com/api/v1/launch, read, experimental',
      newLaunch: 'polls listLaunches, experimental',
      launchFinished: 'polls listFinishedLaunches, experimental',
      wrkflowChanged: 'polls listWrkflows, stable',
    });
  });

  it('W5 W8: knows the one host, with and without the version segment', () => {
    expect(document.baseUrl).to.deep.equal({
      services: ['v1', 'unversioned'],
      table: { '*': { '*': { v1: 'https://account.wrk.com/api/v1', unversioned: 'https://account.wrk.com/api' } } },
      variables: [],
    });
  });

  it('W3 W6: signs with the scheme word Api-Key', () => {
    expect(document.auth).to.deep.equal({
      kind: 'api-key',
      key: { path: ['key'] },
      to: { in: 'header', name: 'Authorization' },
      prefix: 'Api-Key ',
    });
    expect(document.connection).to.deep.equal({ schema: 'WrkConnection', secrets: ['key'] });
    expect(document.schemas['WrkConnection']!.properties!['key']!.writeOnly).to.equal(true);
  });

  it('W30 W31 W34: reads pages from 0 on, ten at a time, and takes the total as advice', () => {
    const pager = (items: string) => ({
      kind: 'page-number',
      items: { path: [items] },
      consistency: 'shifts',
      page: { in: 'query', name: 'page' },
      start: 0,
      size: { to: { in: 'query', name: 'per_page' }, value: 10 },
      stop: { total: { path: ['totalCount'] } },
    });
    const lists = Object.entries(document.operations).flatMap(([name, operation]) =>
      operation.kind === 'list' ? [[name, operation.pagination]] : [],
    );
    expect(lists).to.deep.equal([
      ['listWrkflows', pager('wrkflows')],
      ['listWrkflowsLegacy', pager('wrkflows')],
      ['listLaunches', pager('launches')],
      ['listFinishedLaunches', pager('launches')],
      ['listLaunchesLegacy', pager('launches')],
    ]);
  });

  it('W23 W28: takes 402 for a request that failed, not for a bill', () => {
    expect(document.errors).to.deep.equal({
      rows: [
        {
          when: { status: [402] },
          then: 'RejectedError',
          remedy: 'The parameters were valid and the request failed; this is no matter of billing.',
        },
      ],
      code: { path: ['error', 'code'] },
      message: { path: ['error', 'message'] },
      details: { items: { path: ['error'] }, path: { path: ['param'] }, message: { path: ['message'] } },
    });
  });

  it('W54: launches at most a thousand times a day, by either endpoint', () => {
    expect(document.budgets).to.deep.equal([
      { name: 'launches', limit: 1000, perMs: 86_400_000, operations: ['launchWrkflow', 'launchWrkflowLegacy'] },
    ]);
  });

  it('W60: finds new launches by their start, to the second and inclusive', () => {
    expect(document.operations['newLaunch']).to.deep.equal({
      kind: 'trigger',
      title: 'New launch',
      description:
        '`start_date` counts whole seconds and the bound is inclusive: launches of the last second come again and are known by their id.',
      source: document.operations['listLaunches']!.source,
      stability: 'experimental',
      input: 'LaunchFilter',
      effect: { kind: 'read' },
      record: 'Launch',
      poll: {
        list: 'listLaunches',
        key: { path: ['launch_id'] },
        cursor: { path: ['start_date'] },
        since: 'lower_start_date',
        cursorType: 'number',
        overlap: 0,
        order: 'newest-first',
      },
    });
  });

  it('W44: reads a launch in either of its two documented forms', () => {
    const launch = document.schemas['Launch']!;
    expect(launch.required).to.deep.equal(['launch_id', 'wrkflow_uuid', 'name', 'start_date']);
    const fields = (name: string): string[] => Object.keys(document.schemas[name]!.properties!);
    expect(fields('LaunchState')).to.have.members(['status', 'time_elapsed', 'num_task_completed', 'num_errors']);
    expect(fields('LaunchStatus')).to.have.members(['status_code', 'status_label', 'time_elapsed', 'task_completed', 'errors']);
  });

  it('W40: tells times in unix seconds', () => {
    const units = ['Wrkflow.last_updated', 'Launch.start_date', 'LaunchFilter.lower_start_date', 'LaunchFilter.upper_start_date'].map(
      (at) => {
        const [schema, field] = at.split('.') as [string, string];
        return document.schemas[schema]!.properties![field]!['x-unit'];
      },
    );
    expect(units).to.deep.equal(['unix seconds', 'unix seconds', 'unix seconds', 'unix seconds']);
  });

  it('W42 W51: takes the start values of a Wrkflow as they are: their form is known only to the Wrkflow', () => {
    expect(document.schemas['LaunchRequest']!.properties!['parameters']!.type).to.deep.equal(['object', 'null']);
    expect(document.schemas['LaunchRequest']!.required).to.deep.equal(['wrkflow_uuid']);
  });

  it('says of whatever is inferred what it is inferred from', () => {
    const inferred = Object.values(document.operations).filter(({ stability }) => stability !== 'stable');
    expect(inferred.filter(({ source }) => !/inferred/i.test(source))).to.deep.equal([]);
  });

  it('describes every field of every schema, and refers to none that is missing', () => {
    expect(undescribed(document.schemas)).to.deep.equal([]);
    expect(dangling(document.schemas)).to.deep.equal([]);
  });

  it('W1: says that it may change without notice', () => {
    expect(document.description).to.match(/closed beta/);
  });

  it('is data but for whether a launch is paused, and gives every operation a title and a source', () => {
    expect(document.slots).to.deep.equal({
      'is-paused': { part: 'operations.pauseLaunch.effect' },
      'is-resumed': { part: 'operations.resumeLaunch.effect' },
    });
    expect(Object.values(document.operations).filter(({ title, source }) => !title || !source)).to.deep.equal([]);
  });
});
