import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { installHost, pack, type Packed } from './support/install.js';

describe('the published package', function () {
  this.timeout(60_000);
  let packed: Packed;
  let host = '';
  before(() => {
    packed = pack();
    host = installHost(packed, 'host', 'module');
  });
  after(() => rmSync(packed.folder, { recursive: true, force: true }));

  it('holds the compiled rooms and what npm always adds, and no test', () => {
    const top = [...new Set(packed.files.map((path) => (path.startsWith('dist/') ? path.split('/').slice(0, 2).join('/') : path)))];
    const allowed = ['dist/sdk', 'dist/core', 'dist/connectors', 'LICENSE', 'README.md', 'CHANGELOG.md', 'package.json'];
    expect(top.filter((path) => !allowed.includes(path) && !path.endsWith('.schema.json'))).to.deep.equal([]);
    expect(top).to.include.members(['dist/sdk', 'dist/core', 'dist/connectors', 'LICENSE', 'package.json']);
    expect(packed.files.filter((path) => /\.test\.|\.tsbuildinfo|(?<!\.d)\.ts$/.test(path))).to.deep.equal([]);
    expect(packed.files).to.include('dist/connectors/hive/trunkline.manifest.json');
  });

  it('holds no path of the machine it was made on', () => {
    const places = [resolve('.'), homedir(), tmpdir()].filter((place) => place.length > 4);
    const named = packed.files.filter((path) => {
      const text = readFileSync(join(packed.folder, 'package', path), 'utf8');
      return places.some((place) => text.includes(`${place}/`));
    });
    expect(named).to.deep.equal([]);
  });

  it('has every file that its exports, its bin and its connectors name', () => {
    const about = JSON.parse(readFileSync(join(packed.folder, 'package', 'package.json'), 'utf8')) as {
      exports: Record<string, string | { types: string; default: string }>;
      bin: Record<string, string>;
      trunkline: { connectors: Record<string, string> };
    };
    const named = Object.values(about.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    const concrete = [...named, ...Object.values(about.bin)].flatMap((path) =>
      path.includes('*') ? ['hive', 'toggl', 'wercker', 'workato', 'wrk'].map((name) => path.replace('*', name)) : [path],
    );
    expect(concrete.map((path) => path.replace('./', '')).filter((path) => !packed.files.includes(path))).to.deep.equal([]);
    expect(readFileSync(join(packed.folder, 'package', about.bin['trunkline']!), 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
  });

  it('compiles in a strict host, its own declarations checked as well', () => {
    cpSync(join('test', 'package', 'hosts'), join(host, 'src'), { recursive: true });
    const compilerOptions = {
      target: 'ES2023',
      lib: ['ES2023', 'ESNext.Disposable'],
      module: 'NodeNext',
      strict: true,
      skipLibCheck: false,
      types: ['node'],
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      useDefineForClassFields: false,
      outDir: 'out',
      rootDir: 'src',
    };
    writeFileSync(join(host, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    expect(runIn(host, resolve('node_modules', 'typescript', 'bin', 'tsc'))).to.equal('');
  });

  it('is embedded with the host’s own store, secrets, http and log, and a form drawn from a document', () => {
    cpSync(join('docs', 'recipes', 'trunkline.yaml'), join(host, 'trunkline.yaml'));
    cpSync(join('docs', 'recipes', 'order-intake.yaml'), join(host, 'order-intake.yaml'));
    const said = JSON.parse(runIn(host, join('out', 'embed.js'), host)) as Record<string, unknown>;
    const order = { id: 7, merchant_order_id: 'SO-7', status: 'fulfilled', created_at: '2026-01-01T00:00:00.000+01:00', items: [] };
    expect(said['called']).to.deep.equal(order);
    expect(said['listed']).to.deep.equal([order]);
    expect(said['outcome']).to.deep.equal({ status: 'complete', pages: 1, records: 1 });
    expect(said['round']).to.include({ read: 1, started: 1, succeeded: 0, skipped: 0 });
    expect(said['sent']).to.deep.equal([
      'GET https://app.hive.app/merchant_api/v1/orders/7 Bearer vault of HIVE_TOKEN',
      'GET https://app.hive.app/merchant_api/v1/orders?page=1 Bearer vault of HIVE_TOKEN',
      'GET https://app.hive.app/merchant_api/v1/orders?page=1 Bearer vault of HIVE_TOKEN',
    ]);
    expect(said['events']).to.include.members(['http.sent', 'trigger.polled']);
    expect(said['asked']).to.deep.equal([
      'barriers',
      'acquire',
      'resets',
      'trigger',
      'cursor',
      'deadLetters',
      'holdEvents',
      'releaseEvents',
      'openCommands',
      'runs',
      'dueRuns',
      'countRuns',
      'release',
    ]);
    expect(said['form']).to.equal('<form><label>Hive\'s id of the order <input type="number" name="id" required></label></form>');
    expect(said['settings'])
      .to.include('<input type="password" name="token" required>')
      .and.to.include('<select name="environment"><option selected>production</option><option>staging</option></select>');
    expect(said['closed']).to.equal(1);
  });

  it('gives a stranger’s connector the contract, in one line', () => {
    const said = runIn(host, resolve('node_modules', 'mocha', 'bin', 'mocha.js'), '--no-config', join('out', 'stranger.js'));
    expect(said)
      .to.include('the contract of Weather')
      .and.to.match(/\d\d passing/);
    expect(said).not.to.include('failing');
  });

  it('is used from CommonJS, and by its command', () => {
    const commonjs = installHost(packed, 'commonjs', 'commonjs');
    writeFileSync(join(commonjs, 'main.js'), COMMONJS);
    expect(runIn(commonjs, 'main.js')).to.equal('wrk 14 true\n');
    writeFileSync(join(commonjs, 'trunkline.yaml'), 'connectors: [trunkline/connectors/wrk]\n');
    const listed = runIn(commonjs, join('node_modules', 'trunkline', 'dist', 'core', 'cli', 'main.js'), 'connectors', '--json');
    expect(JSON.parse(listed)).to.have.nested.property('0.name', 'wrk');
  });
});

/** Runs a script of a host to its end; what it prints, or why it failed. */
function runIn(cwd: string, script: string, ...args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

const COMMONJS = `
const { createRuntime } = require('trunkline');
const { ConnectorError } = require('trunkline/errors');
const { Wrk } = require('trunkline/connectors/wrk');
(async () => {
  const runtime = createRuntime({ connectors: [Wrk] });
  const [document] = runtime.connectors;
  const failed = await runtime.connect('wrq', {}).catch((error) => error);
  console.log(document.name, Object.keys(document.operations).length, ConnectorError.is(failed));
  await runtime.close();
})();
`;
