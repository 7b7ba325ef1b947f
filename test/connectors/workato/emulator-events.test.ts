import { expect } from 'chai';
import { VirtualClock } from 'trunkline/testing';
import { eachTest, type Json, NOW, type Reply, WorkatoClient } from './emulator-client.js';

interface Messages extends Json {
  readonly messages: readonly { readonly message_id: string; readonly payload: Json; readonly time: string }[];
}

const orders = ({ messages }: Messages): unknown[] => messages.map(({ payload }) => payload.order_id);

describe('the Workato emulator streams events and', () => {
  const held = eachTest();
  const consume = (body: object = {}, topic = 71): Promise<Reply<Messages>> =>
    held.workato.ask<Messages>('POST', `/v1/topics/${topic}/consume`, body);
  const publish = (body: unknown): Promise<Reply<Json>> => held.workato.ask('POST', '/v1/topics/71/publish', body);
  const batch = (payloads: unknown): Promise<Reply<Json>> => held.workato.ask('POST', '/v1/batch/topics/71/publish', { payloads });

  it('K75, K151, K161: gives the messages of a topic, oldest first, from a message or a time on', async () => {
    const { body } = await consume();
    expect(orders(body)).to.deep.equal([1, 2, 3]);
    const [first, second] = body.messages;
    expect(first).to.deep.include({ payload: { order_id: 1, status: 'new' }, time: '2025-01-05T09:57:10.000+00:00' });
    expect(orders((await consume({ after_message_id: second?.message_id })).body)).to.deep.equal([3]);
    expect(orders((await consume({ since_time: second?.time })).body)).to.deep.equal([3]);
    expect(orders((await consume({ since_time: null, batch_size: 2 })).body)).to.deep.equal([1, 2]);
    expect(orders((await consume({ after_message_id: body.messages[2]?.message_id })).body)).to.deep.equal([]);
    expect(orders((await consume({ since_time: '2030-01-01T00:00:00Z' })).body)).to.deep.equal([]);
    expect(orders((await consume({}, 72)).body)).to.deep.equal([]);
  });

  it('K75: gives fifty at most', async () => {
    const payloads = Array.from({ length: 60 }, (_, index) => ({ order_id: index + 4 }));
    await batch(payloads);
    const { body } = await consume();
    expect(body.messages).to.have.length(50);
    expect(orders((await consume({ after_message_id: body.messages.at(-1)?.message_id })).body).at(-1)).to.equal(63);
  });

  it('K61: refuses an offset it cannot use, and what is out of bounds', async () => {
    const [first] = (await consume()).body.messages;
    for (const body of [
      { after_message_id: 'none' },
      { after_message_id: first?.message_id, since_time: first?.time },
      { since_time: 'yesterday' },
      { batch_size: 51 },
      { batch_size: 0 },
      { timeout_secs: 61 },
    ])
      expect((await consume(body)).status, JSON.stringify(body)).to.equal(400);
    expect((await consume({}, 99)).status).to.equal(404);
  });

  it('K152: takes a message that fits the schema of its topic, and no other', async () => {
    const { body } = await publish({ order_id: 4, status: 'paid' });
    const messages = (await consume()).body.messages;
    expect(messages.at(-1)).to.deep.equal({
      message_id: body.message_id,
      payload: { order_id: 4, status: 'paid' },
      time: '2025-01-05T10:00:10.000+00:00',
    });
    for (const payload of [{}, { order_id: 'four' }, { order_id: 4, colour: 'red' }, [4]]) {
      const refused = await publish(payload);
      expect([refused.status, Object.keys(refused.body)], JSON.stringify(payload)).to.deep.equal([400, ['message']]);
    }
    expect(held.workato.effects).to.deep.equal([['message.published', body.message_id]]);
  });

  it('K152: takes up to a hundred at once, and tells of each whether it was taken', async () => {
    const { body } = await batch([{ order_id: 4 }, { status: 'lost' }]);
    const taken = (await consume()).body.messages.at(-1);
    expect(body).to.deep.equal({
      is_partial_error: true,
      message_ids: {
        0: { message_id: taken?.message_id, result: 'success' },
        1: { result: 'error', error: 'order_id must be given, and of type integer' },
      },
    });
    expect((await batch([{ order_id: 5 }])).body).to.include({ is_partial_error: false });
    expect((await batch(Array.from({ length: 101 }, () => ({ order_id: 1 })))).status).to.equal(400);
    expect((await batch([])).status).to.equal(400);
    expect(held.workato.effects).to.have.length(2);
  });
});

describe('the Workato emulator holds a long poll', () => {
  let clock: VirtualClock;
  let workato: WorkatoClient;
  beforeEach(async () => {
    clock = new VirtualClock(NOW);
    workato = await WorkatoClient.start({ clock, now: undefined });
  });
  afterEach(() => workato.close());
  const consume = (body: object): Promise<Reply<Messages>> => workato.ask<Messages>('POST', '/v1/topics/72/consume', body);
  const somebodyWaits = async (): Promise<void> => {
    while (workato.vendor.polls.waiting() === 0) await new Promise((resume) => setImmediate(resume));
  };

  it('K75: until a message comes, and gives it at once', async () => {
    const waiting = consume({ timeout_secs: 60 });
    await somebodyWaits();
    await clock.advance(20_000);
    await workato.vendor.publish(72, { order_id: 1 });
    const { messages } = (await waiting).body;
    expect(messages.map(({ payload, time }) => [payload, time])).to.deep.equal([[{ order_id: 1 }, '2025-01-05T10:00:30.000+00:00']]);
    const after = consume({ timeout_secs: 60, after_message_id: messages[0]?.message_id });
    await somebodyWaits();
    await workato.ask('POST', '/v1/topics/72/publish', { order_id: 2 });
    expect(orders((await after).body)).to.deep.equal([2]);
  });

  it('K75: until the time is up, and then has nothing', async () => {
    const waiting = consume({ timeout_secs: 30 });
    await somebodyWaits();
    await workato.vendor.publish(71, { order_id: 4 });
    await clock.advance(29_999);
    expect(workato.vendor.polls.waiting()).to.equal(1);
    await clock.advance(1);
    expect((await waiting).body).to.deep.equal({ messages: [] });
  });

  it('K75: from now on when it is asked for what comes after a time in the future', async () => {
    const waiting = consume({ timeout_secs: 60, since_time: '2030-01-01T00:00:00Z' });
    await somebodyWaits();
    await clock.advance(1000);
    await workato.vendor.publish(72, { order_id: 1 });
    expect(orders((await waiting).body)).to.deep.equal([1]);
  });

  it('no longer than it is there itself', async () => {
    const waiting = consume({ timeout_secs: 60 }).catch(() => 'cut');
    await somebodyWaits();
    await workato.vendor.close();
    expect([await waiting, workato.vendor.polls.waiting()]).to.deep.equal(['cut', 0]);
  });

  it('not at all when there is something to give, or no time to wait', async () => {
    await workato.vendor.publish(72, { order_id: 1 });
    expect(orders((await consume({ timeout_secs: 60 })).body)).to.deep.equal([1]);
    expect(orders((await consume({ since_time: '2025-01-05T10:00:10Z' })).body)).to.deep.equal([]);
  });
});
