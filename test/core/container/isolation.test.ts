import { expect } from 'chai';
import { createRuntime, type LogEvent } from 'trunkline';
import { Secret, type ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { notesConnector } from '../support/notes-connector.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

describe('Two connections of one connector', () => {
  it('share neither secrets nor pauses nor what is taken out of messages', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const http = new ScriptedHttp(({ headers }) =>
      json({ text: 'secret-of-ada secret-of-ben' }, headers['authorization'] === 'Bearer secret-of-ada' ? 429 : 400, {
        'retry-after': '3600',
      }),
    );
    const Notes = notesConnector();
    const runtime = createRuntime({ ports: { http, clock }, connectors: [Notes] });
    const ada = await runtime.connect('notes', { token: new Secret('secret-of-ada') }, { id: 'ada' });
    const ben = await runtime.connect(Notes, { token: new Secret('secret-of-ben') }, { id: 'ben' });
    const fail = (connection: typeof ada) =>
      connection.call('read', { text: 'a' }).catch((error: ConnectorError) => `${error.name} ${error.operation}`);
    expect([await fail(ada), await fail(ben), clock.monotonic()]).to.deep.equal([
      'RateLimitError ada.read',
      'InvalidInputError ben.read',
      0,
    ]);
    expect(http.requests.map(({ headers }) => headers['authorization'])).to.deep.equal(['Bearer secret-of-ada', 'Bearer secret-of-ben']);
  });
});

describe('A runtime', () => {
  it('finds a connector by its name or its class, and takes no other class for it', async () => {
    const [Notes, Impostor] = [notesConnector(), notesConnector({ title: 'Impostor' })];
    const runtime = createRuntime({ connectors: [Notes], ports: { http: new ScriptedHttp(() => json({ id: 1 })) } });
    const settings = { token: new Secret('abcd') };
    expect([
      (await runtime.connect('notes', settings)).document.title,
      (await runtime.connect(Notes, settings)).document.title,
    ]).to.deep.equal(['Notes', 'Notes']);
    const refusal = await runtime.connect(Impostor, settings).catch((error: ConnectorError) => error.name);
    expect(refusal).to.equal('DefinitionError');
    const unknown = await runtime.connect('note', settings).catch((error: ConnectorError) => error.message);
    expect(unknown).to.include('did you mean `notes`');
  });

  it('knows a class it was only given to connect with, however often', async () => {
    const Notes = notesConnector();
    const runtime = createRuntime({ ports: { http: new ScriptedHttp(() => json({ id: 1 })) } });
    for (let time = 0; time < 2; time += 1)
      expect((await runtime.connect(Notes, { token: new Secret('abcd') })).document.name).to.equal('notes');
  });

  it('lets a host replace each port, and touches no other', async () => {
    const touched: string[] = [];
    const events: LogEvent[] = [];
    const clock = new VirtualClock(1000, { skip: true });
    const ports = {
      clock,
      http: new ScriptedHttp((_request, index) => (touched.push('http'), index === 0 ? json({}, 500) : json({ id: 1 }))),
      random: { next: () => (touched.push('random'), 0), uuid: () => (touched.push('uuid'), 'id') },
      log: { write: (event: LogEvent) => void events.push(event) },
      secrets: { open: async () => (touched.push('secrets'), new Secret('abcd')) },
      dns: { lookup: async () => (touched.push('dns'), []) },
      env: { get: () => (touched.push('env'), undefined) },
      files: {
        read: async () => (touched.push('files'), undefined),
        write: async () => undefined,
        list: async () => undefined,
        stat: async () => undefined,
      },
    };
    const runtime = createRuntime({ ports });
    const notes = await runtime.connect(notesConnector(), { token: { env: 'TOKEN' } });
    await notes.call('keyed', { text: 'a' });
    expect(touched).to.deep.equal(['secrets', 'uuid', 'http', 'random', 'http']);
    expect(events.map(({ at, event }) => `${at} ${event}`)).to.deep.equal(['1000 http.sent', '1000 http.retry', '1250 http.sent']);
    for (const [name, port] of Object.entries(ports)) expect(runtime.ports[name as keyof typeof ports]).to.equal(port);
  });
});
