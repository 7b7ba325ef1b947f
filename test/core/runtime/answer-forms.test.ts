import { expect } from 'chai';
import { type Pages } from 'trunkline/sdk';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { Notes, NOTES_SETTINGS } from '../support/odd-notes.js';

const first = (pages: Pages<unknown>): Promise<unknown> => pages[Symbol.asyncIterator]().next();

describe('What an answer can be', () => {
  it('is nothing where no class says what it is, whatever the vendor sends', async () => {
    const notes = await open(Notes, { settings: NOTES_SETTINGS, http: new ScriptedHttp(() => json({ token: 't' })) });
    expect(await notes.call('clear')).to.equal(undefined);
  });

  it('is a bare list or null, and goes to the field that takes it', async () => {
    const notes = await open(Notes, {
      settings: NOTES_SETTINGS,
      http: new ScriptedHttp(({ url }) => json(url.pathname.endsWith('names') ? ['a', 'b'] : null)),
    });
    expect(await notes.call('names')).to.deep.equal({ names: ['a', 'b'] });
    expect(await notes.call('running')).to.deep.equal({ note: null });
  });

  it('is text as it came, also where it reads as JSON', async () => {
    for (const text of ['line 1\nline 2', '{"a": 1.0}', '']) {
      const http = new ScriptedHttp(() => ({ headers: { 'content-type': 'text/plain' }, body: text }));
      const notes = await open(Notes, { http, settings: NOTES_SETTINGS });
      expect(await notes.call('log')).to.deep.equal({ log: text });
      expect(http.requests[0]!.headers['accept']).to.match(/^text\/plain/);
    }
  });

  it('makes a record of each item by code, and checks what the code made', async () => {
    const notes = await open(Notes, {
      settings: NOTES_SETTINGS,
      http: new ScriptedHttp(({ url }) => json(url.search === '?page=1' ? [{ pair: 'a|b' }] : [])),
    });
    const records = [];
    for await (const record of notes.list('raw')) records.push(record);
    expect(records).to.deep.equal([{ left: 'a', right: 'b' }]);
    for (const [item, code] of [
      [{ pair: 'a' }, 'unexpected_shape'],
      [{}, 'slot_failed'],
    ] as const) {
      const broken = await open(Notes, { settings: NOTES_SETTINGS, http: new ScriptedHttp(() => json([item])) });
      expect(codeOf(await rejection(first(broken.list('raw'))))).to.equal(code);
    }
  });
});
