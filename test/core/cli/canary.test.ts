import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FaultKind } from 'trunkline/testing';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type Ended } from './support/cli.js';
import { CANARY, RECIPE, SECRETS, startVendors, writeProject } from './support/vendors.js';

/** Every form in which a secret could leave: as it is, in a URL, in JSON, in HTML, encoded. */
const FORMS: Readonly<Record<string, string>> = {
  raw: CANARY,
  'URL-encoded': encodeURIComponent(CANARY),
  'URL-encoded with a plus': new URLSearchParams({ a: CANARY }).toString().slice(2),
  base64: Buffer.from(CANARY).toString('base64').replace(/=+$/, ''),
  'base64 after a scheme': Buffer.from(`:${CANARY}`).toString('base64').slice(2, -4),
  base64url: Buffer.from(CANARY).toString('base64url'),
  hex: Buffer.from(CANARY).toString('hex'),
  'JSON-escaped': JSON.stringify(CANARY).slice(1, -1),
  'JSON-escaped twice': JSON.stringify(JSON.stringify(CANARY)).slice(3, -3),
};

function leaks(bytes: Buffer | string): string[] {
  const text = bytes.toString('latin1').toLowerCase();
  const found = (form: string): boolean => text.includes(Buffer.from(form).toString('latin1').toLowerCase());
  return Object.keys(FORMS).filter((name) => found(FORMS[name]!));
}

describe('a secret', () => {
  const vendors = startVendors({ apiKey: CANARY, orders: 30 });
  const folder = tempFolder();

  it('is found by the scan in every form that the scan knows', () => {
    for (const [name, form] of Object.entries(FORMS)) expect(leaks(Buffer.from(`before ${form} after`)), name).to.include(name);
    expect(leaks('canary')).to.deep.equal([]);
  });

  it('is not shown where somebody wrote it into trunkline.yaml itself', async () => {
    const cwd = writeProject(folder(), vendors());
    const file = join(cwd, 'trunkline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/token: \{[^}]*\}/, `token: ${JSON.stringify(CANARY)}`));
    for (const args of [['check'], ['check', '--json'], ['call', 'shop.getOrder', '--input', '{"id":1}', '--debug']]) {
      const { code, stdout, stderr } = await cli(args, { cwd, env: SECRETS });
      expect(code, args.join(' ')).to.equal(3);
      expect(leaks(stdout + stderr), stdout + stderr).to.deep.equal([]);
    }
  });

  it('is in no byte of what the commands print, log, cache or store, whatever goes wrong', async function () {
    this.timeout(60_000);
    const cwd = writeProject(folder(), vendors());
    copyFileSync(RECIPE, join(cwd, 'intake.yaml'));
    const options = { cwd, env: { ...SECRETS, HIVE_TOKEN: CANARY } };
    const said: Ended[] = [];
    const run = async (fault: FaultKind | undefined, ...args: string[]): Promise<void> => {
      if (fault) vendors().hive.faults.next(fault, { times: 2 });
      said.push(await cli([...args, '--verbose', '--debug'], options));
      vendors().hive.faults.clear();
    };
    await run(undefined, 'run', 'intake.yaml');
    await run('200-html', 'list', 'shop.listOrders', '--json');
    await run('redirect', 'call', 'shop.getOrder', '--input', '{"id":501}', '--timeout', '2');
    await run('503', 'call', 'shop.getOrder', '--input', '{"id":1}', '--json');
    await run(undefined, 'call', 'shop.getOrder', '--input', JSON.stringify({ token: CANARY.slice(0, 6) }));
    expect(said.map(({ code }) => code).slice(0, 2)).to.deep.equal([0, 5]);
    for (const { stdout, stderr } of said) expect(leaks(stdout + stderr), stderr).to.deep.equal([]);
    const kept = readdirSync(join(cwd, '.trunkline'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept.map(({ name }) => name)).to.include.members(['state.db', 'index', 'connectors']);
    for (const { parentPath, name } of kept) expect(leaks(readFileSync(join(parentPath, name))), name).to.deep.equal([]);
  });
});
