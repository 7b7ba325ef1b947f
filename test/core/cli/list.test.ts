import { spawn } from 'node:child_process';
import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { cli, MAIN, ndjson, start } from './support/cli.js';
import { SECRETS, startVendors, writeProject } from './support/vendors.js';

interface Order {
  readonly id: number;
}

describe('trunkline list', function () {
  this.timeout(30_000);
  const vendors = startVendors();
  const folder = tempFolder();
  const project = (): { cwd: string; env: typeof SECRETS } => ({ cwd: writeProject(folder(), vendors()), env: SECRETS });

  it('prints one record a line and nothing else on stdout, and says on stderr how far it came', async () => {
    const { code, stdout, stderr } = await cli(['list', 'shop.listOrders', '--all'], project());
    expect(code).to.equal(0);
    expect(ndjson<Order>(stdout).map(({ id }) => id)).to.deep.equal(Array.from({ length: 250 }, (_, index) => 750 - index));
    expect(stderr).to.match(/^250 records, \d+ pages: complete; this vendor moves records between pages/);
  });

  it('stops at the limit, and goes on from the cursor it gave', async () => {
    const options = project();
    const first = await cli(['list', 'shop.listOrders', '--limit', '5'], options);
    expect(first.code).to.equal(0);
    const [, resume] = /--resume (\S+), or read everything with --all\.$/.exec(first.stderr.trim()) ?? [];
    const second = await cli(['list', 'shop.listOrders', '--limit', '5', '--resume', resume!], options);
    expect(ndjson<Order>(first.stdout + second.stdout).map(({ id }) => id)).to.deep.equal(
      Array.from({ length: 10 }, (_, index) => 750 - index),
    );
  });

  it('gives one object with --json: the records and how the reading ended', async () => {
    const { code, stdout, stderr } = await cli(['list', 'shop.listOrders', '--limit', '2', '--json'], project());
    expect(code).to.equal(0);
    expect(stderr).to.equal('');
    const { records, outcome } = JSON.parse(stdout) as { records: Order[]; outcome: Record<string, unknown> };
    expect(records.map(({ id }) => id)).to.deep.equal([750, 749]);
    expect(outcome).to.include({ status: 'incomplete', reason: 'max-records', pages: 1, records: 2 });
  });

  it('refuses a cursor that is not one of its own', async () => {
    const { code, stdout, stderr } = await cli(['list', 'shop.listOrders', '--resume', 'bogus'], project());
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(/^InvalidInputError: The resume cursor is not one of ours\.\n.*\n {2}Give back a `resume` value as it came/);
  });

  it('says which command an action is for', async () => {
    const { code, stderr } = await cli(['list', 'shop.getOrder'], project());
    expect(code).to.equal(2);
    expect(stderr).to.match(/`getOrder` is of the kind action, not list\.\n {2}Use it with call: trunkline call shop\.getOrder\n/);
  });

  it('ends quietly when its reader goes away', async () => {
    const { cwd, env } = project();
    const script = `"${process.execPath}" "${MAIN}" list shop.listOrders --all | head -n 1`;
    const shell = spawn('/bin/sh', ['-c', script], { cwd, env: { ...process.env, ...env } });
    let [out, err] = ['', ''];
    shell.stdout.on('data', (text: Buffer) => (out += text.toString()));
    shell.stderr.on('data', (text: Buffer) => (err += text.toString()));
    await new Promise((resolve) => shell.once('close', resolve));
    expect(ndjson<Order>(out)).to.have.length(1);
    expect(err).to.not.match(/EPIPE|Error|at /);
  });

  it('stops at Ctrl-C with exit code 130, and reads every record exactly once when it goes on', async () => {
    const slow = await import('trunkline/emulators/hive').then(({ emulator }) =>
      emulator.start({ requestsPerMinute: 100_000, faults: { kinds: ['slow'], every: 4, delayMs: 700 } }),
    );
    try {
      const options = { cwd: writeProject(folder(), { ...vendors(), hive: slow }), env: SECRETS };
      const running = start(['list', 'shop.listOrders', '--all'], options);
      await running.until('stdout', '\n');
      running.child.kill('SIGINT');
      const stopped = await running.ended;
      expect(stopped.code).to.equal(130);
      expect(stopped.stderr).to.match(/CancelledError: shop\.listOrders was stopped/);
      const [, resume] = /Go on with --resume (\S+)\./.exec(stopped.stderr) ?? [];
      const rest = await cli(['list', 'shop.listOrders', '--all', '--resume', resume!], options);
      expect(rest.code).to.equal(0);
      const ids = ndjson<Order>(stopped.stdout + rest.stdout).map(({ id }) => id);
      expect(ids).to.deep.equal(Array.from({ length: 250 }, (_, index) => 750 - index));
    } finally {
      await slow.close();
    }
  });

  it('keeps what it read when a later page fails, and says where to go on', async () => {
    const options = project();
    const { hive } = vendors();
    hive.faults.schedule({
      kinds: ['200-html'],
      every: 1,
      only: (_method, path) => path.endsWith('/orders') && hive.faults.hits.length < 1,
    });
    const whole = await cli(['list', 'shop.listOrders', '--all', '--json'], options);
    hive.faults.clear();
    expect([whole.code, whole.stdout]).to.deep.equal([5, '']);
    expect(JSON.parse(whole.stderr)).to.have.nested.include({ 'error.name': 'UnexpectedResponseError' });
  });
});
