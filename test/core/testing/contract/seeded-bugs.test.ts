import { expect } from 'chai';
import { runContract } from 'trunkline/testing';
import { accountBugs } from './bugs/account-bugs.js';
import { documentBugs, unnoticed } from './bugs/document-bugs.js';
import { failureBugs } from './bugs/failure-bugs.js';
import { listBugs } from './bugs/list-bugs.js';
import { withBug } from './bugs/mutate.js';
import { reportBugs } from './bugs/report-bugs.js';
import { requestBugs } from './bugs/request-bugs.js';
import { webhookBugs } from './bugs/webhook-bugs.js';
import { Parcels } from './parcels/connector.js';
import { parcelsFixtures } from './parcels/fixtures.js';

const BUGS = [...requestBugs, ...listBugs, ...accountBugs, ...failureBugs, ...webhookBugs, ...reportBugs, ...documentBugs, ...unnoticed];

describe('the contract, on a connector with a bug', function () {
  this.timeout(120_000);
  /** The promises that were broken, by bug. */
  const broken = new Map<string, ReadonlySet<string>>();

  for (const one of BUGS) {
    it(`${one.noticedBy.length > 0 ? 'notices' : 'cannot notice'} ${one.bug}`, async () => {
      const results = await runContract(withBug(Parcels, one), parcelsFixtures);
      const checks = new Set(results.filter(({ problem }) => problem !== undefined).map(({ check }) => check));
      broken.set(one.bug, checks);
      expect([...checks]).to.include.members([...one.noticedBy]);
      if (one.noticedBy.length === 0) expect([...checks]).to.deep.equal([]);
    });
  }

  it('notices 88 of 91 by fixtures alone, and one more by the vendor made up from the document', () => {
    const by = [...broken.values()].map((checks) => [...checks].filter((check) => check !== 'made-up').length > 0);
    expect([by.length, by.filter(Boolean).length]).to.deep.equal([91, 88]);
    expect([...broken.values()].filter((checks) => checks.size > 0)).to.have.length(89);
  });

  it('has no promise whose absence would go unnoticed', async () => {
    const sound = await runContract(Parcels, parcelsFixtures);
    expect(sound.filter(({ problem }) => problem !== undefined)).to.deep.equal([]);
    const idle = [...new Set(sound.map(({ check }) => check))].filter(
      (check) => ![...broken.values()].some((checks) => checks.size === 1 && checks.has(check)),
    );
    expect(idle).to.deep.equal([]);
  });
});
