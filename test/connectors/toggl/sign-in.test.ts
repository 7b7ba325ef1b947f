import { expect } from 'chai';
import { AuthenticationError, PermissionError, Secret } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { openToggl, told } from './support/sent.js';

const V9 = 'https://api.track.toggl.com/api/v9';
const PERSON = { email: 'ann@example.com', password: new Secret('pw') };
const ME = { id: 5, email: 'ann@example.com' };
const basic = (user: string, password: string): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('signing in to Toggl', () => {
  it('T6: sends the API token as the user, and the word api_token as the password', async () => {
    const http = new ScriptedHttp(() => json(ME));
    await (await openToggl(http)).call('getMe', {});
    expect(http.requests[0]!.headers['authorization']).to.equal(basic('tok', 'api_token'));
  });

  it('T7: sends mail address and password when told to', async () => {
    const http = new ScriptedHttp(() => json(ME));
    await (await openToggl(http, { sign_in: 'password', ...PERSON })).call('getMe', {});
    expect(http.requests[0]!.headers['authorization']).to.equal(basic('ann@example.com', 'pw'));
  });

  it('T8: opens a session once and sends its cookie afterwards', async () => {
    const cookie = { 'set-cookie': '__Host-timer-session=abc123; Path=/; HttpOnly; Secure; SameSite=Lax' };
    const http = new ScriptedHttp(({ method }) => (method === 'POST' ? json(ME, 200, cookie) : json(ME)));
    const toggl = await openToggl(http, { sign_in: 'session', ...PERSON });
    await toggl.call('getMe', {});
    await toggl.call('getMe', {});
    expect(
      http.requests.map(({ headers, ...request }) => [told({ headers, ...request }).line, headers['authorization'], headers['cookie']]),
    ).to.deep.equal([
      [`POST ${V9}/me/sessions`, basic('ann@example.com', 'pw'), undefined],
      [`GET ${V9}/me`, undefined, '__Host-timer-session=abc123'],
      [`GET ${V9}/me`, undefined, '__Host-timer-session=abc123'],
    ]);
  });

  it('T8, T11: opens another session when the first is refused with 403', async () => {
    let sessions = 0;
    const http = new ScriptedHttp(({ method, headers }) => {
      if (method === 'POST') return json(ME, 200, { 'set-cookie': `__Host-timer-session=s${(sessions += 1)}` });
      return headers['cookie'] === '__Host-timer-session=s1' ? json('Incorrect username and/or password', 403) : json(ME);
    });
    expect(await (await openToggl(http, { sign_in: 'session', ...PERSON })).call('getMe', {})).to.deep.equal(ME);
    expect(sessions).to.equal(2);
  });

  it('T10: sends the API token to the Webhooks API, however the rest is signed', async () => {
    const http = new ScriptedHttp(() => json([]));
    const toggl = await openToggl(http, { sign_in: 'session', ...PERSON, token: new Secret('tok') });
    for await (const subscription of toggl.list('listSubscriptions', { workspace_id: 777 })) expect(subscription).to.equal(undefined);
    expect(http.requests.map(({ url, headers }) => [url.href, headers['authorization'], headers['cookie']])).to.deep.equal([
      ['https://api.track.toggl.com/webhooks/api/v1/subscriptions/777', basic('tok', 'api_token'), undefined],
    ]);
  });

  it('T11, T14: tells a wrong credential from a missing right, though both are answered 403', async () => {
    const http = new ScriptedHttp(() => json('Forbidden', 403));
    expect(await rejection((await openToggl(http)).call('checkCredential'))).to.be.instanceOf(AuthenticationError);
    const error = await rejection((await openToggl(http)).call('getWorkspace', { workspace_id: 777 }));
    expect(error).to.be.instanceOf(PermissionError);
    expect((error as PermissionError).remedy).to.match(/checkCredential/);
  });

  it('T13: gives a new token, which the vendor answers bare', async () => {
    const http = new ScriptedHttp(() => json('1971800d4d82861d8f2c1651fea4d212'));
    expect(await (await openToggl(http)).call('resetToken')).to.deep.equal({ api_token: '1971800d4d82861d8f2c1651fea4d212' });
  });

  it('T14: is content with an empty answer to the check', async () => {
    const http = new ScriptedHttp(() => ({ status: 200 }));
    expect(await (await openToggl(http)).call('checkCredential')).to.equal(undefined);
    expect(http.requests.map(told)).to.deep.equal([{ line: `GET ${V9}/me/logged` }]);
  });

  it('T16: refuses a way to sign in that it does not know, and names those it knows', async () => {
    const error = await rejection(openToggl(new ScriptedHttp(() => json(ME)), { sign_in: 'oauth', ...PERSON }));
    expect((error as Error).message).to.match(/sign_in.*token, password, session/);
  });

  it('T17, T29: says that a body is JSON, and asks for nothing that was not asked for', async () => {
    const http = new ScriptedHttp(() => json(ME));
    const toggl = await openToggl(http);
    await toggl.call('updateMe', { timezone: 'Europe/Tallinn' });
    await toggl.call('getMe', {});
    const [update, get] = http.requests;
    expect([update!.headers['content-type'], get!.url.search]).to.deep.equal(['application/json', '']);
  });
});
