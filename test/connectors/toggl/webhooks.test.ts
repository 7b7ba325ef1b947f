import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import type { Connection } from 'trunkline';
import type { Toggl } from 'trunkline/connectors/toggl';
import { Secret } from 'trunkline/sdk';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { CLIENT, ENTRY, PROJECT, RUNNING, TAG } from './support/samples.js';
import { BY_TOKEN, openToggl } from './support/sent.js';

const SECRET = 'shared';
const PING = {
  event_id: 1,
  created_at: '2026-01-05T09:00:00Z',
  creator_id: 5,
  metadata: { request_type: 'POST', event_user_id: 5 },
  payload: 'ping',
  subscription_id: 12,
  validation_code: 'abc',
  validation_code_url: 'https://api.track.toggl.com/webhooks/api/v1/validate/777/12/abc',
};

/** An event as Toggl sends it; ids in its metadata are texts. */
const event = (event_id: number, model: string, action: string, payload: unknown): object => ({
  ...PING,
  event_id,
  validation_code: undefined,
  metadata: { action, model, path: '/api/v9', request_type: 'POST', workspace_id: '777', event_user_id: '5' },
  payload,
});

describe('webhooks of Toggl', () => {
  let toggl: Connection<Toggl>;
  beforeEach(async () => {
    toggl = await openToggl(new ScriptedHttp(() => json({})), { ...BY_TOKEN, webhook_secret: new Secret(SECRET) });
  });

  function receive(notice: object, secret = SECRET) {
    const body = Buffer.from(JSON.stringify(notice));
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return toggl.receive({ headers: { 'X-Webhook-Signature-256': `sha256=${signature}` }, body });
  }
  async function told(notice: object): Promise<unknown[]> {
    const received = await receive(notice);
    return received.kind === 'events' ? received.events.map(({ trigger }) => trigger) : [received.kind];
  }

  it('T113, T116: answers the ping of a new webhook with its code', async () => {
    const answer = await receive(PING);
    expect(answer).to.deep.include({ kind: 'handshake', status: 200, body: '{"validation_code":"abc"}' });
  });

  it('T116: lets the ping of a validated webhook pass', async () => {
    expect(await told({ ...PING, validation_code: undefined })).to.deep.equal(['ignored']);
  });

  it('T115: refuses what is not signed with the secret', async () => {
    expect(await receive(PING, 'guessed')).to.deep.include({ kind: 'refused', status: 401 });
    expect((await toggl.receive({ headers: {}, body: Buffer.from(JSON.stringify(PING)) })).kind).to.equal('refused');
  });

  it('T117, T118: tells from model and action which trigger an event is of', async () => {
    expect(await told(event(2, 'time_entry', 'created', RUNNING))).to.have.members(['newTimeEntry', 'timeEntryChanged']);
    expect(await told(event(3, 'time_entry', 'updated', ENTRY))).to.have.members(['timeEntryChanged', 'timeEntryFinished']);
    expect(await told(event(4, 'project', 'created', PROJECT))).to.have.members(['newProject', 'projectChanged']);
    expect(await told(event(5, 'client', 'updated', CLIENT))).to.have.members(['clientChanged']);
    expect(await told(event(6, 'tag', 'deleted', TAG))).to.have.members(['tagChanged']);
    expect(await told(event(7, 'workspace_user', 'created', { id: 1 }))).to.deep.equal(['ignored']);
  });

  it('T117: gives the record as v9 shows it, under the key that polling gives it', async () => {
    const received = await receive(event(8, 'time_entry', 'updated', ENTRY));
    const changed = received.kind === 'events' && received.events.find(({ trigger }) => trigger === 'timeEntryChanged');
    expect(changed).to.deep.include({ record: ENTRY, key: `9001@${ENTRY.at}` });
  });
});
