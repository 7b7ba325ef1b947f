import { expect } from 'chai';
import { Connector, Delete, Field, Optional, Patch, Post, bearer, idempotent, unsafe, Secret, type Action } from 'trunkline/sdk';
import { NOTES_URL } from '../support/notes-connector.js';
import { KeptLog } from '../support/kept-log.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { PlanConnection, Notes, NOTES_SETTINGS } from '../support/odd-notes.js';

const CHANGE = { ids: [1, 2], steps: [{ op: 'replace', path: '/n', value: '9007199254740993' }] };

describe('What a request can be', () => {
  it('is a list of ids in the path, and a list as the whole body', async () => {
    const http = new ScriptedHttp(() => json({ success: [1, 2], failure: [] }));
    const notes = await open(Notes, { http, settings: NOTES_SETTINGS });
    await notes.call('change', CHANGE);
    const [{ url, body, headers }] = http.requests as [(typeof http.requests)[number]];
    expect([url.pathname, body, headers['content-type']]).to.deep.equal([
      '/v1/notes/1,2',
      '[{"op":"replace","path":"/n","value":9007199254740993}]',
      'application/json',
    ]);
  });

  it('writes a map in the query by its keys, each value escaped, a list again and again', async () => {
    const http = new ScriptedHttp(() => json({ log: '' }));
    const notes = await open(Notes, { http, settings: NOTES_SETTINGS });
    await notes.call('find', { by: { 'Last name': 'A&B=[c]', 'tag=s': ['x', 2, true], none: null, gone: undefined, all: [] }, limit: 5 });
    await notes.call('find', { by: {} });
    await notes.call('find', { by: null });
    expect(http.requests.map(({ url }) => url.search)).to.deep.equal([
      '?by[Last%20name]=A%26B%3D%5Bc%5D&by[tag%3Ds]=x&by[tag%3Ds]=2&by[tag%3Ds]=true&limit=5',
      '',
      '',
    ]);
  });

  it('is refused unsent where a key of such a map would mean another place, or a value is none', async () => {
    const http = new ScriptedHttp(() => json({ log: '' }));
    const notes = await open(Notes, { http, settings: NOTES_SETTINGS });
    for (const by of [{ 'a][b': 'x' }, { '': 'x' }, { a: { b: 'x' } }]) {
      expect(codeOf(await rejection(notes.call('find', { by }))), JSON.stringify(by)).to.equal('invalid_input');
    }
    expect(http.requests).to.deep.equal([]);
  });

  it('leaves out what the connection’s plan lacks, at any depth, and tells the log', async () => {
    for (const [plan, sent, left] of [
      ['free', { text: 'a', rates: [{}] }, [['billable', 'rates[0].amount']]],
      ['premium', { text: 'a', billable: true, rates: [{ amount: 5 }] }, []],
      [undefined, { text: 'a', billable: true, rates: [{ amount: 5 }] }, []],
    ] as const) {
      const http = new ScriptedHttp(() => json(undefined));
      const log = new KeptLog();
      const notes = await open(Notes, { http, log, settings: { ...NOTES_SETTINGS, plan } });
      await notes.call('create', { text: 'a', billable: true, rates: [{ amount: 5 }] });
      expect(JSON.parse(http.requests[0]!.body as string)).to.deep.equal(sent);
      expect(log.events.filter(({ event }) => event === 'input.left-out').map(({ data }) => data?.['fields'])).to.deep.equal(left);
    }
  });
});

describe('A change of nothing but fields that the plan lacks', () => {
  class Reasoned {
    @Field('Number of the note') id!: string;
    @Optional('Why', { needs: { plan: ['premium'] } }) reason?: string;
  }

  class Renamed extends Reasoned {
    @Optional('What it says') text?: string;
  }

  @Connector(PlanConnection, {
    name: 'plans',
    title: 'Plans',
    source: 'https://docs.notes.example',
    baseUrl: NOTES_URL,
    auth: bearer((connection) => connection.token),
  })
  class Plans {
    @Post('/notes/{id}/cancel', { title: 'Cancel', input: Reasoned, effect: unsafe }) declare cancel: Action<Reasoned, void>;
    @Delete('/notes/{id}', { title: 'Delete', input: Renamed, effect: idempotent }) declare remove: Action<Renamed, void>;
    @Patch('/notes/{id}', { title: 'Change', input: Renamed, effect: idempotent }) declare change: Action<Renamed, void>;
  }

  it('is not asked for, but what does something by being called is', async () => {
    const http = new ScriptedHttp(() => json(undefined));
    const plans = await open(Plans, { http, settings: { token: new Secret('t'), plan: 'free' } });
    expect(codeOf(await rejection(plans.call('change', { id: '1', reason: 'why' })))).to.equal('plan_lacks_fields');
    await plans.call('cancel', { id: '1', reason: 'why' });
    await plans.call('remove', { id: '1', reason: 'why' });
    expect(http.requests.map(({ method }) => method)).to.deep.equal(['POST', 'DELETE']);
  });
});
