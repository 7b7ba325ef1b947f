import { expect } from 'chai';
import type { ConnectorError } from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import type { WireRequest } from '../../../core/ports/http.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const BROKEN = new NetworkFault('reset', 'broke', true);
const isLookup = ({ url }: WireRequest): boolean => url.pathname === '/v1/found';

/** What was asked, in order, and how the call ended. */
async function run(posts: readonly Reply[], found: readonly Reply[], options: { resumed?: boolean; timeoutMs?: number } = {}) {
  const [sends, asks] = [[...posts], [...found]];
  const http = new ScriptedHttp((request) => (isLookup(request) ? asks : sends).shift() ?? 'silence');
  const clock = new VirtualClock(undefined, { skip: true });
  const notes = await open(notesConnector(), { http, clock, limits: { attempts: 3, backoffMs: 1000 } });
  const ended = await notes.call('lookup', { text: 'hi' }, { key: 'k', ...options }).catch((error: ConnectorError) => error.name);
  return { asked: http.requests.map((request) => (isLookup(request) ? request.url.search : 'POST')), ended };
}

describe('A call whose vendor can be asked whether it happened', () => {
  it('takes the result it finds instead of sending again', async () => {
    expect(await run([BROKEN], [json({ id: 7 })])).to.deep.equal({ asked: ['POST', '?key=k'], ended: { id: 7 } });
  });

  it('sends again when it did not happen', async () => {
    expect(await run([BROKEN, json({ id: 8 })], [json({ id: 0 })])).to.deep.equal({ asked: ['POST', '?key=k', 'POST'], ended: { id: 8 } });
  });

  it('asks first when an earlier attempt may have been sent', async () => {
    expect(await run([json({ id: 9 })], [json({ id: 0 })], { resumed: true })).to.deep.equal({
      asked: ['?key=k', 'POST'],
      ended: { id: 9 },
    });
    expect(await run([], [json({ id: 7 })], { resumed: true })).to.deep.equal({ asked: ['?key=k'], ended: { id: 7 } });
  });

  it('stays uncertain when asking fails, since a caller would take any other error for a call that was not sent', async () => {
    const refused = json({ error: 'no' }, 403);
    expect(await run([BROKEN], [refused])).to.deep.equal({ asked: ['POST', '?key=k'], ended: 'UncertainError' });
    expect(await run([BROKEN], [], { timeoutMs: 10 })).to.deep.equal({ asked: ['POST'], ended: 'UncertainError' });
  });

  it('never sends again what the vendor answered as done, even when it cannot be found', async () => {
    expect(await run([json({ id: 'unreadable' })], [json({ id: 0 })])).to.deep.equal({
      asked: ['POST', '?key=k'],
      ended: 'UncertainError',
    });
    expect(await run([json({ id: 'unreadable' })], [json({ id: 7 })])).to.deep.equal({ asked: ['POST', '?key=k'], ended: { id: 7 } });
  });

  it('gives up uncertain after as many attempts as any other call', async () => {
    const none = json({ id: 0 });
    const { asked, ended } = await run([BROKEN, BROKEN, BROKEN, BROKEN], [none, none, none, none]);
    expect([asked.filter((one) => one === 'POST').length, ended]).to.deep.equal([3, 'UncertainError']);
  });
});
