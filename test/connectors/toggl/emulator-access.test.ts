import { expect } from 'chai';
import { ANN, BEN, eachTest, HOME, STUDIO } from './emulator-client.js';

const PASSWORD = 'ann@example.com:toggl_emulator_password';

describe('the Toggl emulator lets in', () => {
  const held = eachTest();

  it('T6, T12: an API token with the word api_token, and tells the token', async () => {
    const { status, body } = await held.toggl.track('GET', '/me');
    expect([status, body.id, body.api_token]).to.deep.equal([200, 5, 'toggl_emulator_token']);
  });

  it('T7: an e-mail address with its password', async () => {
    expect((await held.toggl.track('GET', '/me', undefined, PASSWORD)).body.id).to.equal(5);
    expect((await held.toggl.report(`/workspace/${HOME}/projects/summary`, { start_date: '2025-01-01' }, PASSWORD)).status).to.equal(200);
  });

  it('T8, T9: a session cookie until the session is ended', async () => {
    const { toggl } = held;
    const opened = await toggl.track('POST', '/me/sessions', undefined, PASSWORD);
    const [cookie = '', ...attributes] = opened.headers.get('set-cookie')?.split('; ') ?? [];
    expect([opened.status, opened.body.id]).to.deep.equal([200, 5]);
    expect(cookie).to.match(/^__Host-timer-session=\w{40}$/);
    expect(attributes).to.deep.equal(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']);
    expect((await toggl.track('GET', '/me', undefined, cookie)).status).to.equal(200);
    expect((await toggl.track('DELETE', '/me/sessions', undefined, cookie)).status).to.equal(200);
    expect((await toggl.track('GET', '/me', undefined, cookie)).status).to.equal(403);
    expect(toggl.vendor.ledger.entries.map(({ kind }) => kind)).to.deep.equal(['session.opened', 'session.closed']);
  });

  it('T8: a new session by HTTP Basic, and not by another session', async () => {
    const { toggl } = held;
    const opened = await toggl.track('POST', '/me/sessions');
    const cookie = opened.headers.get('set-cookie')?.split(';')[0];
    expect((await toggl.track('POST', '/me/sessions', undefined, cookie)).status).to.equal(403);
  });

  it('T10: to the webhooks an API token alone', async () => {
    const { toggl } = held;
    const cookie = (await toggl.track('POST', '/me/sessions')).headers.get('set-cookie')?.split(';')[0];
    const statuses = [ANN, PASSWORD, cookie].map(async (who) => (await toggl.webhooks('GET', `/limits/${HOME}`, undefined, who)).status);
    expect(await Promise.all(statuses)).to.deep.equal([200, 403, 403]);
  });

  it('T11, T44: nobody else, and says so with 403 and a bare JSON string', async () => {
    for (const who of ['', 'wrong:api_token', 'ann@example.com:wrong', '__Host-timer-session=wrong']) {
      const { status, text, headers } = await held.toggl.track('GET', '/me', undefined, who);
      expect([status, text], who).to.deep.equal([403, '"Incorrect username and/or password"']);
      expect(headers.get('content-type')).to.match(/^application\/json/);
    }
  });

  it('T13: with a new token when it is reset, and no more with the former', async () => {
    const { body: token } = await held.toggl.track<string>('POST', '/me/reset_token');
    expect(token).to.match(/^[0-9a-f]{32}$/);
    expect((await held.toggl.track('GET', '/me')).status).to.equal(403);
    expect((await held.toggl.track('GET', '/me', undefined, `${token}:api_token`)).status).to.equal(200);
  });

  it('T14, T51: who has no access to a workspace with 403 there and 200 at /me/logged', async () => {
    expect((await held.toggl.track('GET', `/workspaces/${STUDIO}/projects`, undefined, BEN)).status).to.equal(403);
    expect((await held.toggl.track('GET', '/organizations/71', undefined, BEN)).status).to.equal(403);
    const logged = await held.toggl.track('GET', '/me/logged', undefined, BEN);
    expect([logged.status, logged.text]).to.deep.equal([200, '']);
  });

  it('T35: and marks every answer, refusals too', async () => {
    for (const who of [ANN, '']) {
      const { headers } = await held.toggl.track('GET', '/me', undefined, who);
      expect(headers.get('x-request-id')).to.match(/^[0-9a-f]{32}$/);
      expect(headers.get('x-toggl-request-id')).to.equal(headers.get('x-request-id'));
      expect([headers.get('x-service-level'), headers.get('instance')]).to.deep.equal(['GREEN', 'emulator']);
    }
  });
});
