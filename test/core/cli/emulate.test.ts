import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, start } from './support/cli.js';

interface Said {
  readonly origin: string;
  readonly services: Readonly<Record<string, { readonly url: string }>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

describe('trunkline emulate', function () {
  this.timeout(20_000);
  const folder = tempFolder();

  it('runs a vendor without any project, says how to use it, keeps its state, and ends well at Ctrl-C', async () => {
    const cwd = folder();
    const args = ['emulate', 'hive', '--state', 'hive.jsonl', '--set', 'orders=3', '--set', 'apiKey=mine', '--json'];
    const running = start(args, { cwd });
    const said = JSON.parse(await running.until('stdout', '\n')) as Said;
    expect(said.services['v1']?.url).to.equal(`${said.origin}/merchant_api/v1`);
    expect(said.settings).to.include({ apiKey: 'mine', orders: 3, requestsPerMinute: 100 });
    const answer = await fetch(`${said.services['v1']?.url}/orders`, { headers: { authorization: 'Bearer mine' } });
    expect(((await answer.json()) as { data: unknown[] }).data).to.have.length(3);
    const taken = await cli(['emulate', 'wrk', '--port', new URL(said.origin).port], { cwd });
    expect(taken.code).to.equal(2);
    expect(taken.stderr).to.match(/^InvalidInputError: Port \d+ of 127\.0\.0\.1 is in use\.\n {2}Choose another one/);
    running.child.kill('SIGINT');
    expect(await running.ended).to.include({ code: 0, stderr: '' });
    const other = await cli(['emulate', 'wrk', '--state', 'hive.jsonl'], { cwd });
    expect(other.code).to.equal(2);
    expect(other.stderr).to.match(/holds the state of the hive emulator, not of wrk/);
  });

  it('makes up another history for another seed, and the same for the same', async () => {
    const firstOrder = async (seed: string): Promise<unknown> => {
      const running = start(['emulate', 'hive', '--seed', seed, '--set', 'orders=3', '--json'], { cwd: folder() });
      const { services } = JSON.parse(await running.until('stdout', '\n')) as Said;
      const answer = await fetch(`${services['v1']?.url}/orders/501`, { headers: { authorization: 'Bearer hive_emulator_key' } });
      running.child.kill('SIGINT');
      await running.ended;
      return answer.json();
    };
    const [one, another, again] = await Promise.all([firstOrder('1'), firstOrder('2'), firstOrder('1')]);
    expect(one).to.have.property('id', 501);
    expect(again).to.deep.equal(one);
    expect(another).to.not.deep.equal(one);
  });

  it('prints for a person where it is and what to write into trunkline.yaml', async () => {
    const running = start(['emulate', 'wrk'], { cwd: folder() });
    const text = await running.until('stderr', 'apiKey=wrk_emulator_key');
    running.child.kill('SIGTERM');
    expect((await running.ended).stdout).to.equal('');
    expect(text).to.match(
      /^Wrk: http:\/\/127\.0\.0\.1:\d+\. Stop it with Ctrl-C\. .*\n {2}services:\n {4}v1: \{ url: http:.*\/api\/v1, allowLoopback: true \}/,
    );
  });

  it('lists the settings of a vendor’s emulator in its help', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await cli(['emulate', 'wrk', '--help'], { cwd });
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout)
      .to.match(/^Usage: trunkline emulate/)
      .and.to.match(
        /Settings of the Wrk emulator, for --set, with their usual values:\n {2}apiKey=wrk_emulator_key {2}The key that is let in\n/,
      );
    expect((await cli(['emulate', '--help'], { cwd })).stdout).to.not.include('Settings of');
    const unknown = await cli(['emulate', 'wrkk', '--help'], { cwd });
    expect([unknown.code, unknown.stderr.split('\n')[0]]).to.deep.equal([
      2,
      'InvalidInputError: There is no emulator `wrkk`; did you mean `wrk`?',
    ]);
  });

  const wrong: readonly [readonly string[], RegExp][] = [
    [['hiv'], /There is no emulator `hiv`; did you mean `hive`\?/],
    [['hive', '--fault', '4299'], /There is no fault `4299`; did you mean `429`\?/],
    [['hive', '--set', 'ordrs=1'], /There is no setting `ordrs`; did you mean `orders`\?/],
    [['hive', '--set', 'orders='], /`orders` of the hive emulator cannot be ""/],
    [['hive', '--set', 'orders=-1'], /cannot be "-1"/],
  ];
  it('refuses what it does not know', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'readme'), '');
    await forAll(wrong, async ([args, message]) => {
      const { code, stdout, stderr } = await cli(['emulate', ...args], { cwd });
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.match(message);
    });
  });
});
