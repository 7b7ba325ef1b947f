import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, start } from './support/cli.js';
import { RECIPE, SECRETS, startVendors, writeProject } from './support/vendors.js';

describe('trunkline run and check', function () {
  this.timeout(30_000);
  const vendors = startVendors({ orders: 60 });
  const folder = tempFolder();
  const project = (): { cwd: string; env: typeof SECRETS } => {
    const cwd = writeProject(folder(), vendors());
    copyFileSync(RECIPE, join(cwd, 'order-intake.yaml'));
    return { cwd, env: SECRETS };
  };
  const launched = (): number => vendors().wrk.ledger.of('launch.started').length;

  it('runs a recipe once for each new order, and launches nothing the second time', async () => {
    const options = project();
    const before = launched();
    const first = await cli(['run', 'order-intake.yaml', '--json'], options);
    expect([first.code, first.stderr]).to.deep.equal([0, '']);
    expect(JSON.parse(first.stdout)).to.deep.include({ read: 60, started: 60, succeeded: 60, failed: 0, uncertain: 0, problems: [] });
    const second = await cli(['run', 'order-intake.yaml'], options);
    expect(second.code).to.equal(0);
    expect(second.stdout)
      .to.match(/^succeeded +0$/m)
      .and.to.match(/^started +0$/m);
    expect(launched() - before).to.equal(60);
  });

  it('stops at Ctrl-C with exit code 130; the next start launches the rest and nothing twice', async () => {
    const options = project();
    const before = launched();
    const running = start(['run', 'order-intake.yaml', '--verbose'], options);
    await running.until('stderr', '"status":"succeeded"');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).to.equal(130);
    expect(stderr).to.match(/Stopped\. Run it again to go on: what was done is not done twice\.\n$/);
    const rest = await cli(['run', 'order-intake.yaml', '--json'], options);
    const { uncertain } = JSON.parse(rest.stdout) as { readonly uncertain: number };
    const names = vendors()
      .wrk.ledger.of('launch.started')
      .slice(before)
      .map(({ key }) => key);
    expect(new Set(names).size).to.equal(names.length);
    expect(names.length).to.be.within(60 - uncertain, 60);
  });

  it('says which trigger could not be read and why, and exits with 8', async () => {
    const options = project();
    const { code, stdout, stderr } = await cli(['run', 'order-intake.yaml'], { ...options, env: { ...SECRETS, HIVE_TOKEN: 'not it' } });
    expect(code).to.equal(8);
    expect(stdout).to.match(/^skipped +1$/m);
    expect(stderr).to.match(/^shop\.newOrder could not be read to its end: .*401/);
  });

  it('checks the recipe and the project without sending anything', async () => {
    const options = project();
    const before = vendors().hive.requests;
    const sound = await cli(['check', 'order-intake.yaml'], options);
    expect([sound.code, sound.stdout, sound.stderr]).to.deep.equal([0, '', '2 files checked: 0 errors, 0 warnings.\n']);
    const all = await cli(['check', 'order-intake.yaml', 'trunkline.yaml'], options); // as *.yaml names them
    expect([all.code, all.stderr]).to.deep.equal([0, sound.stderr]);
    const file = join(options.cwd, 'order-intake.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('shop.newOrder', 'shop.newOrdr').replace('event.id', 'evnt.id'));
    const wrong = await cli(['check', 'order-intake.yaml'], options);
    expect(wrong.code).to.equal(3);
    expect(wrong.stdout).to.match(/^order-intake\.yaml:14:\d+: error: .*newOrdr.*\n(.*\n)*> 14 \|.*\n +\| +\^\n(.*\n)* {2}Did you mean/);
    expect(wrong.stderr).to.match(/^2 files checked: [1-9]\d* errors?, /);
    const asJson = await cli(['check', 'order-intake.yaml', '--json'], options);
    expect(asJson.code).to.equal(3);
    expect((JSON.parse(asJson.stdout) as { faults: unknown[] }).faults[0]).to.include({ file: 'order-intake.yaml', line: 14 });
    const refused = await cli(['run', 'order-intake.yaml'], options);
    expect([refused.code, refused.stdout]).to.deep.equal([3, '']);
    expect(vendors().hive.requests).to.equal(before);
  });

  it('says that a recipe is not there, and which recipes it left out while the project is wrong', async () => {
    const options = project();
    for (const command of ['check', 'run']) {
      const { code, stderr } = await cli([command, 'nope.yaml'], options);
      expect([code, stderr]).to.deep.equal([
        2,
        'InvalidInputError: There is no recipe nope.yaml.\n  Name a YAML file, from the working directory.\n',
      ]);
    }
    writeFileSync(join(options.cwd, 'trunkline.yaml'), 'connectors: [\n');
    const { code, stderr } = await cli(['check', 'order-intake.yaml'], options);
    expect(code).to.equal(3);
    expect(stderr).to.match(/Not looked at before trunkline\.yaml is right: order-intake\.yaml/);
  });

  it('says that its state cannot be written', async () => {
    const options = project();
    writeFileSync(join(options.cwd, '.trunkline'), 'a file in the way');
    const listed = await cli(['connectors'], options);
    expect(listed.code).to.equal(0);
    const { code, stderr } = await cli(['run', 'order-intake.yaml'], options);
    expect(code).to.equal(3);
    expect(stderr).to.match(/state\.db cannot be written there: .*\.trunkline is no folder\.\n {2}Name a file of a folder in which/);
  });

  it('waits for nobody when another process owns the store', async () => {
    const options = project();
    mkdirSync(join(options.cwd, '.trunkline'));
    const store = await ownedStore(join(options.cwd, '.trunkline', 'state.db'));
    try {
      const { code, stderr } = await cli(['run', 'order-intake.yaml'], options);
      expect(code).to.equal(6);
      expect(stderr).to.match(/^StoreError: .*in use by test\.\n.*--wait/);
    } finally {
      await store.close();
    }
  });
});
