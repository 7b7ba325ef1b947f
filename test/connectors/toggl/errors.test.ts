import { expect } from 'chai';
import { Toggl } from 'trunkline/connectors/toggl';
import {
  ConflictError,
  GoneError,
  InvalidInputError,
  NotFoundError,
  RateLimitError,
  RejectedError,
  SuspendedError,
  UnavailableError,
  type ConnectorError,
} from 'trunkline/sdk';
import { KeptLog } from '../../core/support/kept-log.js';
import { open } from '../../core/support/open-connection.js';
import { codeOf, rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../../core/support/scripted-http.js';
import { BY_TOKEN, openToggl } from './support/sent.js';

async function refused(...replies: Reply[]) {
  const http = new ScriptedHttp((_request, index) => replies[index] ?? replies.at(-1)!);
  const toggl = await openToggl(http);
  const get = async (workspace_id = 777) => (await rejection(toggl.call('getWorkspace', { workspace_id }))) as ConnectorError;
  return { error: await get(), again: get, http, toggl };
}

describe('errors of Toggl', () => {
  it('T44: reads the sentence, be it JSON, a list of sentences or plain text', async () => {
    expect((await refused(json('Workspace not found', 404))).error.message).to.match(/404: Workspace not found$/);
    expect((await refused(json(['Name is taken', 'Colour is wrong'], 400))).error.message).to.match(/Name is taken.*Colour is wrong/);
    const plain: Reply = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Workspace not found' };
    expect((await refused(plain)).error.message).to.match(/404: Workspace not found$/);
  });

  it('T35: tells the vendor’s id of the request', async () => {
    expect((await refused(json('No', 404, { 'x-request-id': 'req-7' }))).error).to.deep.include({ reference: 'req-7' });
  });

  it('T40: waits as long as the quota says, and does not send again before', async () => {
    const { error, http } = await refused(
      json('You have hit your hourly limit', 402, { 'x-toggl-quota-remaining': '0', 'x-toggl-quota-resets-in': '1380' }),
    );
    expect(error).to.be.instanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfterMs).to.equal(1_380_000);
    expect(http.requests).to.have.length(1);
  });

  it('T40: sends again by itself when the quota is back soon', async () => {
    const full = json('You have hit your hourly limit', 402, { 'x-toggl-quota-remaining': '0', 'x-toggl-quota-resets-in': '20' });
    const http = new ScriptedHttp((_request, index) => (index === 0 ? full : json({ id: 777, name: 'Mine' })));
    expect(await (await openToggl(http)).call('getWorkspace', { workspace_id: 777 })).to.deep.include({ id: 777 });
  });

  it('T38, T39: goes on about the user when the calls of a workspace are used up', async () => {
    const full = json('You have hit your hourly limit', 402, { 'x-toggl-quota-remaining': '0', 'x-toggl-quota-resets-in': '1380' });
    const http = new ScriptedHttp(({ url }) => (url.pathname.endsWith('/me') ? json({ id: 5 }) : full));
    const toggl = await openToggl(http);
    expect(codeOf(await rejection(toggl.call('getWorkspace', { workspace_id: 777 })))).to.equal('rate_limited');
    expect(await toggl.call('getMe', {})).to.deep.equal({ id: 5 });
    expect(codeOf(await rejection(toggl.call('getWorkspaceStatistics', { workspace_id: 777 })))).to.equal('budget_exhausted');
    expect(http.requests).to.have.length(2);
  });

  it('T48: asks a workspace without the plan no more, until a person says so, and asks the others', async () => {
    const { error, again, http, toggl } = await refused(json('rates need a paid plan', 402));
    expect(error).to.be.instanceOf(SuspendedError);
    expect(error).to.deep.include({ scope: 'workspace_id 777' });
    await again(777);
    expect(http.requests).to.have.length(1);
    await again(778);
    expect(http.requests).to.have.length(2);
    await toggl.unsuspend();
    await again(777);
    expect(http.requests).to.have.length(3);
  });

  it('T47: never calls an endpoint again that is gone', async () => {
    const { error, again, http } = await refused(json('Gone', 410));
    expect(error).to.be.instanceOf(GoneError);
    await again(778);
    expect(http.requests).to.have.length(1);
  });

  it('T37: backs off for three minutes when it was too fast', async () => {
    const { error } = await refused(json('Too many requests', 429));
    expect(error).to.be.instanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfterMs).to.equal(180_000);
  });

  it('T45, T49, T52, T54: does not repeat what will be refused again', async () => {
    const classes = [
      [400, InvalidInputError],
      [404, NotFoundError],
      [412, ConflictError],
      [418, RejectedError],
    ] as const;
    for (const [status, expected] of classes) {
      const { error, http } = await refused(json('No', status));
      expect(error).to.be.instanceOf(expected);
      expect(http.requests).to.have.length(1);
    }
  });

  it('T46: repeats a read that the server failed on, and no creation', async () => {
    const { error, http } = await refused(json('Oops', 500));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(http.requests).to.have.length(5);
    const failing = new ScriptedHttp(() => json('Oops', 503));
    const toggl = await openToggl(failing);
    const creation = toggl.call('createClient', { workspace_id: 777, name: 'Acme' });
    expect(codeOf(await rejection(creation))).to.equal('uncertain');
    expect(failing.requests).to.have.length(1);
  });

  it('T46: waits for a time of chance after a 5xx, however often it fails', async () => {
    const waits = async (chance: number): Promise<readonly unknown[]> => {
      const log = new KeptLog();
      const http = new ScriptedHttp(() => json('Oops', 500));
      const toggl = await open(Toggl, { http, log, chance, settings: BY_TOKEN as never });
      await rejection(toggl.call('getMe', {}));
      return log.events.filter(({ event }) => event === 'http.retry').map(({ data }) => data?.['waitMs']);
    };
    const [shortest, other] = [await waits(0), await waits(0.5)];
    expect(shortest).to.have.length(4);
    expect(other.map((wait, index) => Number(wait) / Number(shortest[index]))).to.deep.equal([1.5, 1.5, 1.5, 1.5]);
  });
});
