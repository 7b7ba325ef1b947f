import { expect } from 'chai';
import { challenge } from 'trunkline/sdk';
import { tempFolder } from '../support/temp-folder.js';
import { KEY, type ShopConnection } from '../trigger/webhook/hooked-shop.js';
import { HookLab, type LabOptions } from './support/hook-lab.js';
import { notice } from './support/notice.js';

describe('the server of webhooks', () => {
  const folder = tempFolder();
  let lab: HookLab;
  afterEach(() => lab.close());

  const opened = async (options: LabOptions = {}): Promise<HookLab> => (lab = await HookLab.open(folder(), options));

  describe('that a vendor asks by GET', () => {
    const META = challenge<ShopConnection>({
      parameter: 'hub.challenge',
      when: { 'hub.mode': 'subscribe' },
      token: { parameter: 'hub.verify_token', is: (connection) => connection.key! },
    });
    const RIGHT = { 'hub.mode': 'subscribe', 'hub.verify_token': KEY, 'hub.challenge': '<b>115</b>' };
    const asked = (query: Readonly<Record<string, string>> | string, method = 'GET') =>
      lab.respond({ method }, `/hooks/shop?${new URLSearchParams(query).toString()}`);

    it('answers with the challenge alone, as text that no browser takes for a page, and starts nothing', async () => {
      await opened({ webhooks: { challenge: META } });
      const answer = await asked(RIGHT);
      expect([answer.status, await answer.text()]).to.deep.equal([200, '<b>115</b>']);
      expect(Object.fromEntries(answer.headers)).to.include({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(await lab.runs()).to.deep.equal([]);
      expect(JSON.stringify(lab.log.events)).to.not.include(KEY).and.not.include('115');
      expect(await lab.post(notice(1))).to.equal(200);
    });

    it('says nothing to whoever asks something else, lacks the token or is too wordy', async () => {
      await opened({ webhooks: { challenge: META } });
      const { 'hub.challenge': _none, ...silent } = RIGHT;
      const { 'hub.verify_token': _lost, ...nameless } = RIGHT;
      for (const [query, status] of [
        ['', 404],
        [silent, 404],
        [{ ...RIGHT, 'hub.mode': 'unsubscribe' }, 404],
        [`${new URLSearchParams(RIGHT).toString()}&hub.challenge=2`, 404],
        [nameless, 403],
        [{ ...RIGHT, 'hub.verify_token': '' }, 403],
        [{ ...RIGHT, 'hub.verify_token': `${KEY}x` }, 403],
        [`${new URLSearchParams(RIGHT).toString()}&hub.verify_token=${KEY}`, 403],
        [{ ...RIGHT, 'hub.challenge': 'x'.repeat(1025) }, 400],
        [{ ...RIGHT, 'hub.challenge': 'a\r\nb' }, 400],
        [{ ...RIGHT, 'hub.challenge': '' }, 400],
      ] as const) {
        const answer = await asked(query);
        expect([answer.status, await answer.text()], JSON.stringify(query)).to.deep.equal([status, '']);
      }
    });

    it('lets nobody in while the connection has no secret, and in no other way than by GET', async () => {
      await opened({ webhooks: { challenge: META }, key: null });
      expect((await asked({ ...RIGHT, 'hub.verify_token': '' })).status).to.equal(403);
      const put = await asked(RIGHT, 'PUT');
      expect([put.status, put.headers.get('allow')]).to.deep.equal([405, 'GET, POST']);
      expect((await asked(RIGHT, 'HEAD')).status).to.equal(405);
    });

    it('answers anybody where the vendor sends no token, and only where the connector says so', async () => {
      await opened({ webhooks: { challenge: challenge<ShopConnection>({ parameter: 'challenge', unsigned: true }) } });
      expect(await (await asked({ challenge: 'abc' })).text()).to.equal('abc');
    });
  });
});
