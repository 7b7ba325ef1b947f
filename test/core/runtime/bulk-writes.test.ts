import { expect } from 'chai';
import { Connector, Get, PartialFailureError, Patch, bearer, idempotent, slot, unsafe, type Action } from 'trunkline/sdk';
import { NOTES_URL } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { PlanConnection, BulkChange, BulkResult, Log, Notes, NOTES_SETTINGS } from '../support/odd-notes.js';

const CHANGE = { ids: [1, 2], steps: [{ op: 'replace', path: '/n', value: '9007199254740993' }] };

describe('A write of many items', () => {
  const partly = () => json({ success: [1], failure: [{ id: 2, message: 'not yours' }] });

  it('rejects when some failed, names each, and has the whole answer', async () => {
    const notes = await open(Notes, { settings: NOTES_SETTINGS, http: new ScriptedHttp(partly) });
    const error = await notes.call('change', CHANGE).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(PartialFailureError);
    expect([error.message, error.details, error.output.success]).to.deep.equal([
      'notes.change was done, but not for 1 of its items: 2: not yours.',
      [{ path: '2', message: 'not yours' }],
      [1],
    ]);
  });

  it('was done, though the code that tells who failed cannot read the answer', async () => {
    const brittle = slot('brittle-id', (item: { deep: { id: number } }) => item.deep.id);
    const told: unknown[] = [];
    for (const effect of [unsafe, idempotent]) {
      @Connector(PlanConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
      class Brittle {
        @Patch('/notes/{ids}', {
          title: 'Change many',
          input: BulkChange,
          output: BulkResult,
          effect,
          bulk: { failed: (result) => result.failure, id: brittle },
        })
        declare change: Action<BulkChange, BulkResult>;

        @Get('/part', { title: 'Part', output: Log, select: slot('brittle-part', (body: { deep: { log: Log } }) => body.deep.log) })
        declare part: Action<void, Log>;
      }
      const notes = await open(Brittle, { settings: NOTES_SETTINGS, http: new ScriptedHttp(partly) });
      told.push((await notes.call('change', CHANGE).catch((thrown) => thrown)).name, codeOf(await rejection(notes.call('part'))));
    }
    expect(told).to.deep.equal(['UncertainError', 'slot_failed', 'UnexpectedResponseError', 'slot_failed']);
  });

  it('gives the answer to a caller who asks for it', async () => {
    const notes = await open(Notes, { settings: NOTES_SETTINGS, http: new ScriptedHttp(partly) });
    expect(await notes.call('change', CHANGE, { partial: 'return' })).to.deep.include({ success: [1] });
  });

  it('is refused before it is sent when there are too many, or none', async () => {
    const http = new ScriptedHttp(partly);
    const notes = await open(Notes, { settings: NOTES_SETTINGS, http });
    for (const ids of [[], [1, 2, 3, 4]]) {
      expect((await notes.call('change', { ...CHANGE, ids }).catch((thrown) => thrown)).code).to.equal('invalid_input');
    }
    expect(http.requests).to.have.length(0);
  });
});
