import { expect } from 'chai';
import { Action, Connector, HttpClient, bearer, unsafe } from 'trunkline/sdk';
import { Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

@Connector(NotesConnection, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
class Slots {
  constructor(private readonly http: HttpClient) {}

  @Action({ title: 'Replace one, and wait for nothing', effect: unsafe })
  async forgotten(): Promise<void> {
    void this.http.post(Note, '/notes', {});
    void this.http.delete('/notes/1');
  }
}

describe('A request that code of a connector does not wait for', () => {
  it('ends no process when it fails', async () => {
    const http = new ScriptedHttp(() => json({}, 422));
    const notes = await open(Slots, { http });
    const unheard: unknown[] = [];
    const hear = (error: unknown): void => void unheard.push(error);
    process.prependListener('unhandledRejection', hear);
    await notes.call('forgotten');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect([http.requests.length, unheard]).to.deep.equal([2, []]);
  });
});
