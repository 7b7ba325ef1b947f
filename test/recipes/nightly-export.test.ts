import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openProject } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import { emulator } from 'trunkline/emulators/workato';
import { tempFolder } from '../core/support/temp-folder.js';
import { LeapingClock } from '../support/leaping-clock.js';
import { RECIPES } from './bench.js';

const NIGHT = Date.parse('2026-06-01T02:00:00Z');
const DAY = 'files/workato/2026-06-01';

describe('the recipe nightly-export', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let clock: LeapingClock;
  let workato: Awaited<ReturnType<typeof emulator.start>>;
  let root: string;

  beforeEach(async () => {
    clock = new LeapingClock(() => NIGHT);
    workato = await emulator.start({ now: () => clock.now() });
    root = folder();
    mkdirSync(root, { recursive: true });
    for (const file of ['trunkline.yaml', 'nightly-export.yaml']) copyFileSync(join(RECIPES, file), join(root, file));
  });
  afterEach(() => workato.close());

  async function night() {
    await using project = await openProject(root, {
      ports: { clock },
      connections: {
        flows: {
          settings: { token: new Secret('workato_emulator_token') },
          services: { api: { url: `${workato.origin}/api`, allowLoopback: true } },
        },
      },
    });
    return await project.run(join(root, 'nightly-export.yaml'));
  }

  const exported = (): readonly string[] => (existsSync(join(root, DAY)) ? readdirSync(join(root, DAY)).toSorted() : []);

  it('keeps a zip of each project, and no manifest', async () => {
    const { run } = await night();
    const output = run?.output as { readonly files: readonly string[]; readonly failed: number };
    expect(output.failed).to.equal(0);
    expect(output.files.length).to.be.greaterThan(1);
    expect(exported().map((name) => `${DAY.slice('files/'.length)}/${name}`)).to.have.members([...output.files]);
    for (const name of exported())
      expect(
        readFileSync(join(root, DAY, name))
          .subarray(0, 2)
          .toString(),
        name,
      ).to.equal('PK');
    expect(workato.ledger.of('export_manifest.deleted')).to.have.length(output.files.length);
  });

  it('goes on without the project that cannot be exported', async () => {
    workato.failNext('package', 'the folder is broken');
    const { run } = await night();
    const output = run?.output as { readonly files: readonly string[]; readonly failed: number };
    expect(run?.status).to.equal('succeeded');
    expect(output.failed).to.equal(1);
    expect(exported()).to.have.length(output.files.length);
    expect(workato.ledger.of('export_manifest.deleted')).to.have.length(output.files.length + 1);
  });
});
