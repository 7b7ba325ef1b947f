import { expect } from 'chai';
import { Workato } from 'trunkline/connectors/workato';
import { documentOf } from 'trunkline/document';
import type { ConnectorError } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { KeptLog } from '../../core/support/kept-log.js';
import { open } from '../../core/support/open-connection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { called, openWorkato, US } from './support/sent.js';

const ME = json({ id: 7, name: 'Acme' });
const host = async (settings: object, operation = 'getWorkspace', input: unknown = {}, answer = ME): Promise<string> =>
  (await called(operation, input, answer, { ...US, ...settings })).lines[0]!;

describe('data centres of Workato', () => {
  it('K1 to K7: asks the host of the region', async () => {
    const hosts = await Promise.all(['us', 'eu', 'jp', 'sg', 'au', 'il', 'trial', 'kr', 'uk'].map((region) => host({ region })));
    expect(hosts).to.deep.equal([
      'GET https://www.workato.com/api/users/me',
      'GET https://app.eu.workato.com/api/users/me',
      'GET https://app.jp.workato.com/api/users/me',
      'GET https://app.sg.workato.com/api/users/me',
      'GET https://app.au.workato.com/api/users/me',
      'GET https://app.il.workato.com/api/users/me',
      'GET https://app.trial.workato.com/api/users/me',
      'GET https://app.kr.workato.com/api/users/me',
      'GET https://app.uk.workato.com/api/users/me',
    ]);
  });

  it('K7: writes to the log that a data centre is not certain, and only there', async () => {
    const connected = async (region: string): Promise<readonly object[]> => {
      const log = new KeptLog();
      await open(Workato, { http: new ScriptedHttp(() => ME), log, settings: { ...US, region } });
      return log.events.filter(({ event }) => event === 'region.experimental');
    };
    expect(await connected('kr')).to.have.length(1);
    expect(await connected('eu')).to.have.length(0);
    expect(documentOf(Workato).baseUrl.experimental).to.deep.equal(['kr', 'uk']);
  });

  it('K8: knows no data centre in China', () => {
    expect(Object.keys(documentOf(Workato).baseUrl.table)).to.not.include('cn');
  });

  it('K9: asks the hosts of a Virtual Private Workato', async () => {
    const own = {
      region: 'virtual_private',
      host: 'workato.acme.example',
      event_streams_host: 'events.acme.example',
      data_tables_host: 'tables.acme.example',
    };
    expect(await host(own)).to.equal('GET https://workato.acme.example/api/users/me');
    const consumed = await host(own, 'waitForTopicMessages', { topic_id: 4 }, json({ messages: [] }));
    expect(consumed).to.match(/^POST https:\/\/events\.acme\.example\/api\/v1\/topics\/4\/consume/);
  });

  it('K9: takes no host that could lead elsewhere, and none where it needs one', async () => {
    const opening = (given: object) => openWorkato(new ScriptedHttp(() => ME), { ...US, region: 'virtual_private', ...given });
    expect(((await rejection(opening({ host: 'acme.example/evil?' }))) as ConnectorError).message).to.match(/host/);
    expect(((await rejection(opening({}))) as ConnectorError).message).to.equal(
      '`host` is not given, and the URL https://{host}/api needs it.',
    );
  });

  it('K10, K11: asks for events on the host of event streams and not on the older one, without a region in the US', async () => {
    const consume = (region: string) => host({ region }, 'waitForTopicMessages', { topic_id: 4 }, json({ messages: [] }));
    expect(await consume('us')).to.match(/^POST https:\/\/event-streams\.workato\.com\/api\/v1\/topics\/4\/consume/);
    expect(await consume('eu')).to.match(/^POST https:\/\/event-streams\.eu\.workato\.com\/api\/v1\/topics\/4\/consume/);
  });

  it('K12: knows the hosts of data tables', () => {
    const { table } = documentOf(Workato).baseUrl;
    expect(table['us']!['own']!['data_tables']).to.equal('https://data-tables.workato.com');
    expect(table['kr']!['own']!['data_tables']).to.equal('https://data-tables.kr.workato.com');
  });

  it('K25: asks for a customer’s workspace below its id', async () => {
    const http = new ScriptedHttp(() => json([]));
    const workato = await openWorkato(http, { ...US, workspace: 'managed', managed_user: 'EA2300' });
    for await (const _none of workato.list('listConnections', {})) expect.fail();
    expect(http.requests[0]!.url.href).to.equal('https://www.workato.com/api/managed_users/EA2300/connections');
  });
});
