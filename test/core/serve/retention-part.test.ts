import { expect } from 'chai';
import { readProject } from '../../../core/project/parse-project.js';
import { retentionPart } from '../../../core/serve/retention-part.js';
import { tempFolder } from '../support/temp-folder.js';
import { RecipeLab } from '../run/support/recipe-lab.js';

const DAY = 86_400_000;

describe('what a server forgets', () => {
  const folder = tempFolder();

  it('is runs that ended longer ago than they are to be kept, and no others', async () => {
    const lab = await new RecipeLab(folder()).open();
    await lab.run('steps: [{ id: s, uses: shop.put }]', { id: 'old' });
    lab.clock.jump(40 * DAY);
    await lab.run('steps: [{ id: s, uses: shop.put }]', { id: 'young' });
    const stop = new AbortController();
    const part = retentionPart(30 * DAY, { store: lab.store, clock: lab.clock, log: lab.log })(stop.signal);
    while (!lab.log.events.some(({ event }) => event === 'runs.forgotten')) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await part;
    expect((await lab.store.runs({ limit: 9 })).map(({ id }) => id)).to.deep.equal(['young']);
    await lab.close();
  });

  it('is said in trunkline.yaml, as a duration or as nothing at all', () => {
    const read = (text: string) => readProject('trunkline.yaml', text);
    expect(read('retention: 30d').project.retentionMs).to.equal(30 * DAY);
    expect(read('retention: forever').project.retentionMs).to.equal(Infinity);
    expect(read('connectors: []').project.retentionMs).to.equal(undefined);
    for (const [written, meant] of [
      ['long', '90d'],
      ['30', '30d'],
    ]) {
      const { faults } = read(`retention: ${written}`).file;
      expect(faults.map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`)).to.deep.equal([
        `1:12 \`retention\` is a duration, or \`forever\`. Write \`${meant}\`, or \`forever\`.`,
      ]);
    }
  });
});
