import { expect } from 'chai';
import type { Run } from '../../core/ports/store/index.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { isDeep } from '../support/depth.js';
import { type Bug, CrashLab } from './lab/crash-lab.js';
import { without, withoutIntents, withoutPages } from './lab/journal-bugs.js';
import { type Scenario, SCENARIOS } from './lab/recipes.js';

const ONCE: ReadonlySet<string> = new Set(['pay', 'find', 'send']);

describe('P1-P4: crashing at every write and every call', function () {
  this.timeout(600_000);
  const folder = tempFolder();
  let crashed = 0;

  after(() => console.log(`      ${crashed} crash points over ${SCENARIOS.length} recipes`));

  for (const scenario of SCENARIOS) {
    it(`loses nothing, repeats nothing and doubles nothing: ${scenario.name}`, async () => {
      const total = await new CrashLab(folder(), scenario).count();
      const sound = await outcome(scenario, []);
      expect(sound.faults, 'without a crash').to.deep.equal([]);
      for (let at = 0; at < total; at++) {
        const { faults } = await outcome(scenario, [at], sound.runs);
        expect(faults, `crash at ${at} of ${total}`).to.deep.equal([]);
      }
      crashed += total;
    });

    it(`holds when the recovery crashes too: ${scenario.name}`, async () => {
      const total = await new CrashLab(folder(), scenario).count();
      const step = isDeep ? 1 : Math.max(1, Math.floor(total / 6));
      const { runs } = await outcome(scenario, []);
      for (let first = 1; first < total; first += step) {
        for (let second = 0; second < total; second += step + 1) {
          const { faults } = await outcome(scenario, [first, second], runs);
          expect(faults, `crash at ${first}, then at ${second}`).to.deep.equal([]);
          crashed += 2;
        }
      }
    });
  }

  describe('would notice', () => {
    const notices = (name: string, scenarioName: string, bug: Bug): void => {
      it(name, async () => {
        const scenario = SCENARIOS.find((one) => one.name === scenarioName)!;
        const { runs } = await outcome(scenario, []);
        const total = await new CrashLab(folder(), scenario).count();
        const found = new Set<string>();
        for (let at = 0; at < total && found.size === 0; at++)
          for (const fault of (await outcome(scenario, [at], runs, bug)).faults) found.add(fault);
        expect([...found]).to.not.deep.equal([]);
      });
    };

    notices('intents that are not written first', 'a line of every effect', { sabotage: withoutIntents });
    notices('results that are not written', 'a line of every effect', { sabotage: (journal) => without(journal, 'settle') });
    notices('the number of the attempt in the key', 'retries and refusals', { key: (key, call) => `${key}-${call}` });
    notices('pages that are not kept before their items', 'a list of the vendor', { sabotage: withoutPages });
    notices('items whose outcome is not kept', 'a loop, one by one', { sabotage: (journal) => without(journal, 'settleItem') });
    notices('the end of a run that is not kept', 'a branch and a switch', { sabotage: (journal) => without(journal, 'end') });
    notices('waits that are not parked', 'waits', { sabotage: (journal) => without(journal, 'begin') });
  });

  async function outcome(
    scenario: Scenario,
    crashes: readonly number[],
    sound?: readonly Run[],
    bug?: Bug,
  ): Promise<{ readonly faults: readonly string[]; readonly runs: readonly Run[] }> {
    const lab = new CrashLab(folder(), scenario, bug);
    const runs = await lab.live(crashes);
    return { faults: [...lab.faults, ...judge(lab, runs, sound ?? runs)], runs };
  }
});

/** What went wrong after the last life, in words; nothing when all promises were kept. */
function judge({ shop, doubtful }: CrashLab, runs: readonly Run[], sound: readonly Run[]): readonly string[] {
  const faults: string[] = [];
  const done = new Map<string, number>();
  for (const { operation, input } of shop.effects) {
    if (!ONCE.has(operation)) continue;
    const name = `${operation} ${JSON.stringify(input)}`;
    done.set(name, (done.get(name) ?? 0) + 1);
  }
  for (const [name, times] of done) if (times > 1) faults.push(`${name} happened ${times} times`);
  for (const [index, run] of runs.entries()) {
    if (run.status === 'uncertain') continue;
    const { status, output } = sound[index]!;
    if (run.status !== status) faults.push(`${run.id} is ${run.status}, not ${status}`);
    if (JSON.stringify(run.output) !== JSON.stringify(output))
      faults.push(`${run.id} gave ${JSON.stringify(run.output)}, not ${JSON.stringify(output)}`);
  }
  const uncertain = runs.filter(({ status }) => status === 'uncertain').length;
  if (uncertain === 0 && doubtful.size > 0) faults.push(`${doubtful.size} unsafe calls were open at a crash, and no run is uncertain`);
  if (uncertain > doubtful.size) faults.push(`${uncertain} runs are uncertain, and ${doubtful.size} unsafe calls were open at a crash`);
  return faults;
}
