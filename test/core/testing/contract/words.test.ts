import { expect } from 'chai';
import {
  contract,
  fixtures,
  runContract,
  type ActionFixture,
  type FailureFixture,
  type Fixtures,
  type ListFixture,
  type TriggerFixture,
} from 'trunkline/testing';
import { Parcels } from './parcels/connector.js';
import { parcelsFixtures } from './parcels/fixtures.js';

/** What the contract says is wrong, in one text. */
async function problems(given: Partial<Fixtures>): Promise<string> {
  const results = await runContract(Parcels, { ...parcelsFixtures, ...given });
  return results.flatMap(({ problem }) => problem ?? []).join('\n');
}

describe('the contract, in words', function () {
  this.timeout(60_000);

  it('asks for the fixture of each operation that has none, with the page it is to be written from', async () => {
    const { claimLoss: _, ...others } = parcelsFixtures.operations;
    expect(await problems({ operations: others })).to.include(
      "`operations.claimLoss` is missing: write one with `exchanges` and `output`, from the vendor's page (https://developers.parcels.example/v1: POST /claims)",
    );
  });

  it('asks for input fields, keys, second polls and repeats that are not shown', async () => {
    const { sendParcel, listDepots, newParcel, claimLoss } = parcelsFixtures.operations;
    const [, short] = sendParcel as readonly ActionFixture[];
    const [first] = (newParcel as TriggerFixture).polls;
    const told = await problems({
      operations: {
        ...parcelsFixtures.operations,
        sendParcel: short!,
        listDepots: without(listDepots!, 'keys'),
        newParcel: { polls: [first!] },
        claimLoss: without(claimLoss!, 'repeat'),
      },
    });
    expect(told)
      .to.include('no fixture of sendParcel gives weight, depot, sender: add each to `input`')
      .and.include('`operations.listDepots.keys` is missing')
      .and.include('`operations.newParcel.polls` needs a second poll')
      .and.include('`operations.claimLoss.repeat` is missing: say what happens at the vendor when the same request arrives twice');
  });

  it('asks for the question that a vendor asks by GET, and for one that is not to be answered', async () => {
    const { webhooks } = parcelsFixtures;
    const { challenges = [], ...others } = webhooks!;
    expect(await problems({ webhooks: others })).to.equal(
      '`webhooks.challenges` is missing: write the query by which the vendor asks, and the text it expects',
    );
    const [challenge] = challenges;
    expect(await problems({ webhooks: { ...others, challenges: [without(challenge!, 'others')] } })).to.equal(
      'no challenge among `webhooks` has `others`: write what the vendor asks in the same way and is not to be answered',
    );
  });

  it('tells of a question by GET that is answered in another way, or not at all', async () => {
    const { webhooks } = parcelsFixtures;
    const [challenge] = webhooks!.challenges!;
    const { 'hub.mode': _, ...query } = challenge!.query;
    expect(await problems({ webhooks: { ...webhooks!, challenges: [{ ...challenge!, answer: '116' }] } })).to.include(
      'the answer is another',
    );
    expect(await problems({ webhooks: { ...webhooks!, challenges: [{ ...challenge!, query }] } })).to.include('it was not answered');
    expect(await problems({ webhooks: { ...webhooks!, challenges: [{ ...challenge!, others: [{}] }] } })).to.include('it was answered');
  });

  it('asks for the answer by which an action gives null', async () => {
    const [found] = parcelsFixtures.operations['findPapers'] as readonly ActionFixture[];
    expect(await problems({ operations: { ...parcelsFixtures.operations, findPapers: found! } })).to.include(
      '`operations.findPapers` never gives null: add a fixture whose answer says that there is nothing',
    );
  });

  it('does not take for a swallowed failure what an action declares as nothing found', async () => {
    const missing = { status: 404, body: { error: { code: 'none', text: 'No such thing', fields: [] } } };
    const none: FailureFixture = {
      title: 'what is not there',
      answer: missing,
      error: { class: 'NotFoundError', message: 'No such thing', vendorCode: 'none' },
    };
    expect(await problems({ failures: [none, ...parcelsFixtures.failures] })).not.to.include('as if nothing had happened');
  });

  it('asks for regions, credentials, error rows and quotas that are not shown', async () => {
    const { 'us live': live } = parcelsFixtures.connections;
    const told = await problems({ connections: { 'us live': live! }, failures: [], quotas: [] });
    expect(told)
      .to.include('no connection of the fixtures is there')
      .and.include('no connection of the fixtures signs so')
      .and.include('no fixture among `failures` ends as SuspendedError by this row')
      .and.include('`quotas` lacks it');
  });

  it('shows what was sent beside what the vendor documents', async () => {
    const { health } = parcelsFixtures.operations as Record<string, { exchanges: object[] }>;
    const told = await problems({
      operations: {
        ...parcelsFixtures.operations,
        health: { ...health, exchanges: [{ ...health!.exchanges[0], request: 'GET /up' }] } as never,
      },
    });
    expect(told).to.include(
      "the url of request 1, GET /up, is not what the vendor documents\n  expected: 'https://api.parcels.example/v1/up'\n  and got:  'https://api.parcels.example/v1/health'",
    );
  });

  it('says when nothing is wrong but a number that was written as a text', async () => {
    const depots = parcelsFixtures.operations['listDepots'] as ListFixture;
    const told = await problems({
      operations: { ...parcelsFixtures.operations, listDepots: { ...depots, keys: depots.keys!.map(String) } },
    });
    expect(told).to.include("the keys of the records are others, by quotes alone: 12 is a number and '12' a text");
    expect(await problems({ operations: { ...parcelsFixtures.operations, listDepots: { ...depots, keys: ['1', '2', '4'] } } }))
      .to.include('the keys of the records are others')
      .and.not.include('quotes');
  });

  it('refuses a secret that could not be found again', async () => {
    const { 'us live': live } = parcelsFixtures.connections;
    expect(await problems({ connections: { 'us live': { ...live!, secrets: { key: 'short' } } } })).to.include('at least 12 characters');
  });

  it('gives one failing test for a class that is no connector', async () => {
    class Forgotten {}
    expect(await runContract(Forgotten, parcelsFixtures)).to.deep.equal([
      {
        check: 'document',
        name: 'is sound',
        problem: 'Forgotten has a fault:\n  Forgotten: it has no @Connector\n    Decorate it with @Connector(ConnectionClass, { ... }).',
      },
    ]);
  });

  it('says what to do where there is no test runner', () => {
    const { describe: known } = globalThis;
    Object.assign(globalThis, { describe: undefined });
    try {
      expect(() => contract(Parcels, parcelsFixtures)).to.throw(TypeError, 'call `runContract`');
    } finally {
      Object.assign(globalThis, { describe: known });
    }
  });

  it('keeps fixtures as they are written', () => {
    const made = fixtures({ connections: {}, operations: {}, failures: [] });
    expect(Object.isFrozen(made) && Object.isFrozen(made.failures)).to.equal(true);
  });
});

function without<T extends object>(value: T, name: string): never {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as never;
}
