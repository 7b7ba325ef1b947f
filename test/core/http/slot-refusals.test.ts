import { expect } from 'chai';
import { Action, Connector, HttpClient, RateLimitError, bearer, unsafe, type ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

@Connector(NotesConnection, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
class Slots {
  constructor(private readonly http: HttpClient) {}

  @Action({ title: 'Create two, one after the other', effect: unsafe })
  async two(): Promise<void> {
    await this.http.post(Note, '/a', {});
    await this.http.post(Note, '/b', {});
  }

  @Action({ title: 'Create two at once', effect: unsafe })
  async both(): Promise<void> {
    await Promise.all([this.http.post(Note, '/a', {}), this.http.post(Note, '/b', {})]);
  }
}

const OK = json({ id: 1 });
const LIMITED = json({}, 429, { 'retry-after': '30' });

/** A connection whose vendor answers each path by a script of its own, and then always well. */
async function vendor(scripts: Readonly<Record<string, Reply[]>>, slow?: string) {
  const clock = new VirtualClock(undefined, { skip: true });
  const http = new ScriptedHttp(({ url }) => scripts[url.pathname.at(-1)!]?.shift() ?? OK);
  const send = http.send.bind(http);
  http.send = async (request) => {
    const answer = await send(request);
    if (request.url.pathname.at(-1) === slow) await clock.sleep(1_000);
    return answer;
  };
  const notes = await open(Slots, { http, clock });
  const sent = (): string => http.requests.map(({ url }) => url.pathname.at(-1)).join('');
  return { notes, sent, clock };
}

const beforeEffect = (): Promise<void> => Promise.resolve();
const ended = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    ({ name }: ConnectorError) => name,
  );

describe('A vendor that asks code of a connector to come again later', () => {
  it('is told of at once while nothing has happened', async () => {
    const { notes, sent } = await vendor({ a: [LIMITED] });
    const error = await notes.call('two', undefined, { beforeEffect }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(RateLimitError).and.to.include({ notAccepted: true, retryAfterMs: 30_000 });
    expect(sent()).to.equal('a');
  });

  it('is waited for once an earlier request of the call has changed something', async () => {
    const { notes, sent, clock } = await vendor({ b: [LIMITED] });
    expect(await ended(notes.call('two', undefined, { beforeEffect }))).to.equal('ok');
    expect([sent(), clock.monotonic()]).to.deep.equal(['abb', 30_000]);
  });

  for (const [one, other] of ['ab', 'ba'])
    it(`is waited for while another request of the call is under way: ${one} limited, and ${other} answered later`, async () => {
      const { notes, sent } = await vendor({ [one!]: [LIMITED] }, other);
      expect(await ended(notes.call('both', undefined, { beforeEffect }))).to.equal('ok');
      expect(sent()).to.equal(`ab${one}`);
    });

  it('leaves a call uncertain that ends while another request of it is under way', async () => {
    const { notes, sent } = await vendor({ b: [json({}, 422)] }, 'a');
    expect(await ended(notes.call('both'))).to.equal('UncertainError');
    expect(sent()).to.equal('ab');
  });
});
