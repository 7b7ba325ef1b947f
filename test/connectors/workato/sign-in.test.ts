import { expect } from 'chai';
import { Secret, type ConnectorError } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { openWorkato, US } from './support/sent.js';

const silent = () => new ScriptedHttp(() => json({ id: 7, name: 'Acme' }));

describe('signing in to Workato', () => {
  it('K13, K14, K15: sends the token of the API client, asks for JSON, and names no version', async () => {
    const http = silent();
    await (await openWorkato(http, { ...US, token: new Secret('made-up') })).call('getWorkspace');
    const { headers } = http.requests[0]!;
    expect(headers).to.deep.include({ authorization: 'Bearer made-up', accept: 'application/json' });
    expect(Object.keys(headers).filter((name) => name.includes('version'))).to.deep.equal([]);
  });

  for (const legacy of [{ user_email: 'ada@example.com' }, { user_token: 'old' }, { api_key: 'old' }]) {
    it(`K17, K18: refuses ${Object.keys(legacy)[0]} before any call, and says what to make instead`, async () => {
      const http = silent();
      const error = (await rejection(openWorkato(http, { ...US, ...legacy }))) as ConnectorError;
      expect(`${error.message} ${error.remedy} ${JSON.stringify(error.details)}`).to.match(/make an API client/);
      expect(http.requests).to.have.length(0);
    });
  }
});
