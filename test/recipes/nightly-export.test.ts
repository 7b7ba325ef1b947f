import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openProject, type OpenProject } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import { emulator } from 'trunkline/emulators/workato';
import { tempFolder } from '../core/support/temp-folder.js';
import { LeapingClock } from '../support/leaping-clock.js';
import { RECIPES } from './bench.js';

const EVENING = Date.parse('2026-05-31T20:00:00Z');
const NIGHT = Date.parse('2026-06-01T01:05:00Z');
const DAY = 'files/workato/2026-06-01';

describe('the recipe nightly-export', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let hour: number;
  let clock: LeapingClock;
  let workato: Awaited<ReturnType<typeof emulator.start>>;
  let root: string;

  beforeEach(async () => {
    hour = EVENING;
    clock = new LeapingClock(() => hour);
    workato = await emulator.start({ now: () => clock.now() });
    root = folder();
    mkdirSync(root, { recursive: true });
    for (const file of ['trunkline.yaml', 'nightly-export.yaml']) copyFileSync(join(RECIPES, file), join(root, file));
  });
  afterEach(() => workato.close());

  /** A round in the evening, which finds nothing due, and one in the night. */
  async function night() {
    expect(await round()).to.include({ started: 0 });
    hour = NIGHT;
    expect(await round()).to.include({ started: 1 });
    const [run] = await inProject((project) => project.runs.list({ recipe: 'nightly-export' }));
    return { run };
  }

  const round = () => inProject((project) => project.run(join(root, 'nightly-export.yaml')));

  async function inProject<T>(use: (project: OpenProject) => Promise<T>): Promise<T> {
    await using project = await openProject(root, {
      ports: { clock },
      connections: {
        flows: {
          settings: { token: new Secret('workato_emulator_token') },
          services: { api: { url: `${workato.origin}/api`, allowLoopback: true } },
        },
      },
    });
    return await use(project);
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

  it('is done once each night, however often it is looked at', async () => {
    await night();
    expect(await round()).to.include({ started: 0 });
    hour += 24 * 3_600_000;
    expect(await round()).to.include({ started: 1 });
    expect(readdirSync(join(root, 'files/workato')).toSorted()).to.deep.equal(['2026-06-01', '2026-06-02']);
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
