import { expect } from 'chai';
import { lettersPart } from '../../../core/serve/letters-part.js';
import { HookLab, recipeText } from '../webhook/support/hook-lab.js';
import { signed } from '../trigger/webhook/hooked-shop.js';
import { tempFolder } from '../support/temp-folder.js';

const CHANGED = '{ id: order, uses: shop.changedOrder }';
const settle = async (): Promise<void> => {
  for (let times = 0; times < 200; times++) await new Promise(setImmediate);
};

describe('a dead letter of a trigger that only webhooks tell of', () => {
  const folder = tempFolder();

  it('is tried within seconds of a person saying so, while its recipe is served', async () => {
    const lab = await HookLab.open(folder(), { recipes: [recipeText(CHANGED, "concurrency: { key: '${{ event }}' }")] });
    await lab.post(signed({ event: 'order.created', notice_id: 'n1', payload: { id: 1, status: 'paid' } }));
    const stop = new AbortController();
    let woken = 0;
    const served = lettersPart([lab.hooked(recipeText(CHANGED))], lab, () => void woken++)(stop.signal);
    await settle();
    const [letter] = await lab.store.deadLetters({ limit: 9 });
    await lab.store.replayDeadLetter(letter!.order);
    await lab.clock.advance(5_000);
    await settle();
    expect([woken, await lab.store.deadLetters({ limit: 9 }), (await lab.runs()).length]).to.deep.equal([1, [], 1]);
    stop.abort();
    await served;
    await lab.close();
  });
});
