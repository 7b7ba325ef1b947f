import { expect } from 'chai';
import { join } from 'node:path';
import { createRuntime } from 'trunkline';
import { Wercker } from 'trunkline/connectors/wercker';
import { ids } from 'trunkline/emulators/wercker';
import { Secret } from 'trunkline/sdk';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { Asking, type Shown } from './asking.js';
import { startedRuns } from '../../core/support/started-runs.js';

describe('a trigger of Wercker', () => {
  const folder = tempFolder();
  const runtime = createRuntime({ connectors: [Wercker] });
  let at: Asking;
  let store: OwnedStore;
  let connection: AnyConnection;
  /** Runs that earlier polls of the test started. */
  let seen: Set<string>;
  beforeEach(async () => {
    seen = new Set();
    at = await Asking.start({ runs: 60 });
    store = await ownedStore(join(folder(), 'store.db'));
    const services = { v3: { url: `${at.wercker.origin}/api/v3`, allowLoopback: true } };
    const settings = { sign_in: 'bearer', token: new Secret('wercker_emulator_token') };
    connection = await runtime.connect(Wercker, settings, { services });
  });
  afterEach(async () => {
    await store.close();
    await at.wercker.close();
  });
  after(() => runtime.close());

  /** What a poll starts, oldest first; that of earlier polls is left out. */
  const polled = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<Shown[]> => {
    const recipe = { name: 'r', hash: 'h', body: '{}' };
    const result = await poll({ recipe, id: 't', operation, connection, with: input }, { store, clock: new VirtualClock() });
    expect(result.status).to.equal('complete');
    const runs = (await startedRuns(store)).filter(({ id }) => !seen.has(id));
    for (const { id } of runs) seen.add(id);
    return runs.map(({ event }) => event as Shown);
  };

  it('C94: fires for each new run, oldest first, and reads one page when nothing was new in two polls', async () => {
    expect(await polled('newRun', { applicationId: ids.storefront })).to.have.length(40);
    const first = await at.wercker.push(ids.storefrontBuild);
    at.pass(1);
    const second = await at.wercker.push(ids.storefrontBuild);
    const before = at.wercker.requests;
    expect((await polled('newRun', { applicationId: ids.storefront })).map(({ id }) => id)).to.deep.equal([first.runId, second.runId]);
    const again = at.wercker.requests;
    for (let polls = 0; polls < 2; polls++) expect(await polled('newRun', { applicationId: ids.storefront })).to.deep.equal([]);
    const quiet = at.wercker.requests;
    expect(await polled('newRun', { applicationId: ids.storefront })).to.deep.equal([]);
    expect([again - before, at.wercker.requests - quiet]).to.deep.equal([3, 1]);
  });

  it('C94: fires for new runs of one pipeline and branch', async () => {
    const input = { pipelineId: ids.billingBuild, branch: 'basket' };
    expect(await polled('newPipelineRun', input)).to.deep.equal([]);
    await at.wercker.push(ids.billingBuild);
    const { runId } = await at.wercker.push(ids.billingBuild, { branch: 'basket' });
    expect((await polled('newPipelineRun', input)).map(({ id }) => id)).to.deep.equal([runId]);
  });

  it('C95: fires when a run has finished, also after one that is newer', async () => {
    const input = { applicationId: ids.storefront };
    await polled('finishedRun', input);
    const { runId: late } = await at.wercker.push(ids.storefrontBuild, { branch: 'broken' });
    at.pass(1);
    const { runId: early } = await at.wercker.push(ids.storefrontBuild);
    expect(await polled('finishedRun', input)).to.deep.equal([]);
    await at.as('PUT', `/runs/${early}/abort`, {});
    expect((await polled('finishedRun', input)).map(({ id, result }) => [id, result])).to.deep.equal([[early, 'aborted']]);
    at.pass(20);
    expect((await polled('finishedRun', input)).map(({ id, result }) => [id, result])).to.deep.equal([[late, 'failed']]);
  });

  it('C95: fires when a run of one pipeline has finished', async () => {
    const input = { pipelineId: ids.billingBuild };
    await polled('finishedPipelineRun', input);
    const { runId } = await at.wercker.push(ids.billingBuild);
    at.pass(20);
    expect((await polled('finishedPipelineRun', input)).map(({ id }) => id)).to.deep.equal([runId]);
  });

  it('C96: fires for each change of a workflow', async () => {
    const input = { applicationId: ids.billing };
    expect(await polled('workflowChanged', input)).to.have.length(10);
    const { runId } = await at.wercker.push(ids.billingBuild);
    const states = [];
    for (const seconds of [0, 2, 0, 18]) {
      at.pass(seconds);
      for (const { items } of await polled('workflowChanged', input)) {
        const [item] = items as { readonly status: string; readonly data: { readonly runId: string } }[];
        states.push([item?.data.runId, item?.status]);
      }
    }
    expect(states).to.deep.equal([
      [runId, 'notstarted'],
      [runId, 'started'],
      [runId, 'finished'],
    ]);
  });

  it('C52: fires for a new application, wherever it stands in the list', async () => {
    expect(await polled('newApplication', { owner: 'acme' })).to.have.length(23);
    await at.wercker.addApplication('aardvark');
    expect((await polled('newApplication', { owner: 'acme' })).map(({ name }) => name)).to.deep.equal(['aardvark']);
  });
});
