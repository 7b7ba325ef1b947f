import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FaultKind } from 'trunkline/testing';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type CliOptions, type Ended } from './support/cli.js';
import { hiveAt, SECRETS, startVendors, writeProject } from './support/vendors.js';

const ORDER = ['call', 'shop.getOrder', '--input', '{"id":501}'] as const;

describe('trunkline call', function () {
  this.timeout(30_000);
  const vendors = startVendors();
  const folder = tempFolder();
  const project = (more = ''): CliOptions & { cwd: string } => ({ cwd: writeProject(folder(), vendors(), more), env: SECRETS });
  const failed = async (args: readonly string[], options: CliOptions): Promise<Pick<Ended, 'code' | 'stderr'>> => {
    const { code, stdout, stderr } = await cli(args, options);
    expect(stdout).to.equal('');
    expect(stderr).to.not.match(/^\s+at /m);
    return { code, stderr };
  };

  it('prints what the vendor answered, and takes its input from an argument, a file or standard input', async () => {
    const options = project();
    writeFileSync(join(options.cwd, 'order.json'), '{"id":501}');
    const given = await Promise.all([
      cli(ORDER, options),
      cli(['call', 'shop.getOrder', '--input', '@order.json', '--json'], options),
      cli(['call', 'shop.getOrder', '--input', '-'], { ...options, stdin: '{"id":501}' }),
    ]);
    expect(given.map(({ code, stderr }) => [code, stderr])).to.deep.equal([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const [first, second, third] = given.map(({ stdout }) => JSON.parse(stdout) as Record<string, unknown>);
    expect(first).to.include({ id: 501, merchant_order_id: 'SO-1001' });
    expect([second, third]).to.deep.equal([first, first]);
    expect(given[1]?.stdout.split('\n')).to.have.length(2);
  });

  const wrong: readonly [string, readonly string[], RegExp][] = [
    ['a value of the wrong type', ['shop.getOrder', '--input', '{"id":"x"}'], /`id` must be an integer/],
    ['a field there is not', ['shop.getOrder', '--input', '{"idd":1}'], /`idd` is no field; did you mean `id`\?; `id` is required/],
    ['text that is no JSON', ['shop.getOrder', '--input', '{id:1}'], /is no JSON.*\n {2}Give an object, as --input/],
    ['JSON that is no object', ['shop.getOrder', '--input', '[1]'], /is no JSON object/],
    ['a file that is not there', ['shop.getOrder', '--input', '@nope.json'], /There is no file nope\.json/],
    ['a file that is a folder', ['shop.getOrder', '--input', '@.'], /The file \. cannot be read \(EISDIR\)/],
    [
      'input that stands alone',
      ['shop.getOrder', '{"id":501}'],
      /Too many arguments.*\n {2}Input follows --input, as --input '\{"id": 1\}'\. See what/,
    ],
    ['input that is written name=value', ['shop.getOrder', 'id=501'], /Too many arguments.*\n {2}Input follows --input/],
    ['an operation there is not', ['shop.getOrdr'], /has no operation `getOrdr`; did you mean `getOrder`\?/],
    ['a connection there is not', ['shp.getOrder'], /There is no connection `shp`; did you mean `shop`\?/],
    ['a name without an operation', ['shop'], /`shop` names no operation/],
    [
      'a list where an action is called',
      ['shop.listOrders'],
      /`listOrders` is of the kind list, not action\.\n {2}Use it with list: trunkline list shop\.listOrders\n/,
    ],
  ];
  it('refuses each wrong input with its path and a remedy, sends nothing, and exits with 2', async () => {
    const options = project();
    const before = vendors().hive.requests;
    await forAll(wrong, async ([what, args, message]) => {
      const { code, stderr } = await failed(['call', ...args], options);
      expect(stderr, what)
        .to.match(/^InvalidInputError: /)
        .and.to.match(message);
      expect(code, what).to.equal(2);
    });
    expect(vendors().hive.requests).to.equal(before);
  });

  it('shows where trunkline.yaml names a setting, environment or service that is wrong, and exits with 3', async () => {
    const options = project(`  moon:
    connector: hive
    settings:
      token: { env: HIVE_TOKEN }
      environment: moon
  plain:
    connector: hive
    settings:
      token: { env: HIVE_TOKEN }
    services:
      v1: { url: "http://vendor.example" }
`);
    const moon = await failed(['call', 'moon.getOrder'], options);
    expect(moon.code).to.equal(3);
    expect(moon.stderr).to.match(
      /trunkline\.yaml:22:7: error: `environment` of the connection moon must be equal to one of the allowed values: production, staging\.\n.*> 22 \|/s,
    );
    const plain = await failed(['call', 'plain.getOrder'], options);
    expect(plain.code).to.equal(3);
    expect(plain.stderr).to.match(/trunkline\.yaml:28:7: error: plain: The URL of the service v1, http:\/\/vendor\.example, is not HTTPS/);
  });

  it('names the connection and the variable of a secret that is missing, and exits with 4', async () => {
    const options = project();
    const { code, stderr } = await failed(ORDER, { ...options, env: { ...options.env, HIVE_TOKEN: undefined } });
    expect(code).to.equal(4);
    expect(stderr).to.match(/AuthenticationError: The connection `shop`: .*HIVE_TOKEN is not set\.\n {2}Set HIVE_TOKEN\./);
    const wrongKey = await failed([...ORDER, '--json'], { ...options, env: { ...options.env, HIVE_TOKEN: 'not it' } });
    expect(wrongKey.code).to.equal(4);
    expect(JSON.parse(wrongKey.stderr)).to.have.nested.include({ 'error.name': 'AuthenticationError', 'error.status': 401 });
  });

  it('tells a host that is dead, and exits with 6', async () => {
    const dead = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { readonly port: number };
        server.close(() => resolve(port));
      });
    });
    const options = project(hiveAt(`http://127.0.0.1:${dead}`, 'dead'));
    const { code, stderr } = await failed(['call', 'dead.getOrder', '--input', '{"id":501}', '--timeout', '1'], options);
    expect(code).to.equal(6);
    expect(stderr).to.match(new RegExp(`^UnavailableError: dead\\.getOrder .*127\\.0\\.0\\.1:${dead}.*ECONNREFUSED.*\n {2}Check`));
  });

  const faults: readonly [string, FaultKind, number, RegExp][] = [
    ['a page for people in the place of JSON', '200-html', 5, /^UnexpectedResponseError: .*text\/html/],
    ['a body cut short, again and again', 'truncate', 6, /^UnavailableError: shop\.getOrder /],
    ['JSON that does not end', 'bad-json', 6, /^UnavailableError: shop\.getOrder /],
  ];
  it('makes a typed error of every answer it cannot use', async () => {
    const options = project();
    for (const [what, kind, expected, message] of faults) {
      vendors().hive.faults.next(kind, { times: 100 });
      const { code, stderr } = await failed([...ORDER, '--timeout', '3'], options);
      vendors().hive.faults.clear();
      expect(stderr, what).to.match(message);
      expect(code, what).to.equal(expected);
    }
  });

  it('says with exit code 7 that something may have been launched when the answer was lost', async () => {
    const options = project();
    vendors().wrk.faults.next('drop-after', { method: 'POST' });
    const input = '{"wrkflow_uuid":"0b6c9d1e-1111-4a2b-9c3d-222233334444","name":"once","parameters":{}}';
    const { code, stderr } = await failed(['call', 'ops.launchWrkflow', '--input', input], options);
    expect(stderr).to.match(/^UncertainError: ops\.launchWrkflow /);
    expect(code).to.equal(7);
    expect(vendors().wrk.faults.hits).to.have.length(1);
  });

  it('prints a stack only when it is asked to', async () => {
    const { stderr } = await cli(['call', 'shop.getOrder', '--input', '{}', '--debug'], project());
    expect(stderr)
      .to.match(/^InvalidInputError: /)
      .and.to.match(/\n\s+at /);
  });

  it('reads a secret from a file beside trunkline.yaml', async () => {
    const options = project(hiveAt(vendors().hive.origin, 'filed').replace('{ env: HIVE_TOKEN }', '{ file: secrets/hive }'));
    const missing = await failed(['call', 'filed.getOrder', '--input', '{"id":501}'], options);
    expect(missing.code).to.equal(4);
    expect(missing.stderr).to.match(/secrets\/hive is not there/);
    expect(readFileSync(join(options.cwd, 'trunkline.yaml'), 'utf8')).to.not.include(SECRETS.HIVE_TOKEN);
  });
});
