import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { type Emulator, Routes, startServer, StateFile } from 'trunkline/testing';
import { installConnector, makeManifest } from '../project/support/install-connectors.js';
import { filesConnector } from '../support/files-connector.js';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, start, type CliOptions } from './support/cli.js';

const FILE = randomBytes(300_000);
const SHA256 = createHash('sha256').update(FILE).digest('hex');
const GET = ['download', 'shop.file', '--input', '{"id":"1"}'] as const;

async function startFiles(): Promise<Emulator> {
  const headers = { 'content-disposition': 'attachment; filename="../label.pdf"', 'content-type': 'application/pdf' };
  const routes = new Routes('/v1').get('/files/{id}', (request) =>
    request.param('id') === '1' ? { status: 200, headers, raw: FILE } : { status: 404, body: {} },
  );
  return startServer({ file: await StateFile.open<object>('files'), routes, errorAnswer: (status) => ({ status, body: {} }) });
}

describe('trunkline download', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  let vendor: Emulator;
  before(async () => (vendor = await startFiles()));
  after(() => vendor.close());
  afterEach(() => vendor.faults.clear());

  const project = (): CliOptions & { cwd: string } => {
    const cwd = folder();
    installConnector(cwd, 'connector-files', makeManifest(documentOf(filesConnector())));
    const settings = 'settings: { token: { env: FILES_TOKEN } }';
    const services = `services: { api: { url: "${vendor.origin}/v1", allowLoopback: true } }`;
    writeFileSync(
      join(cwd, 'trunkline.yaml'),
      `connectors: [connector-files]\nconnections:\n  shop: { connector: files, ${settings}, ${services} }\n`,
    );
    return { cwd, env: { FILES_TOKEN: 'token' } };
  };
  const left = (cwd: string): string[] =>
    readdirSync(cwd).filter((name) => !['node_modules', 'trunkline.yaml', '.trunkline'].includes(name));

  it('writes a file, replaces one that is there, and says what it wrote', async () => {
    const options = project();
    writeFileSync(join(options.cwd, 'label.pdf'), 'an older one');
    const { code, stdout, stderr } = await cli([...GET, '--to', 'label.pdf'], options);
    expect([code, stdout, stderr]).to.deep.equal([0, '', `300000 bytes, SHA-256 ${SHA256}\n`]);
    expect(readFileSync(join(options.cwd, 'label.pdf')).equals(FILE)).to.equal(true);
    const json = await cli([...GET, '--to', 'again.pdf', '--json'], options);
    expect(JSON.parse(json.stdout)).to.deep.equal({ name: 'label.pdf', type: 'application/pdf', size: 300_000, sha256: SHA256 });
    expect(left(options.cwd)).to.deep.equal(['again.pdf', 'label.pdf']);
  });

  it('writes what a link leads to, and leaves the link', async () => {
    const { cwd, env } = project();
    mkdirSync(join(cwd, 'real'));
    writeFileSync(join(cwd, 'real', 'file'), 'old');
    symlinkSync(join('real', 'file'), join(cwd, 'link'));
    expect((await cli([...GET, '--to', 'link'], { cwd, env })).code).to.equal(0);
    expect(readFileSync(join(cwd, 'real', 'file')).equals(FILE)).to.equal(true);
  });

  it('writes to standard output, and everything for people elsewhere', async () => {
    const running = start([...GET, '--to', '-'], project());
    const chunks: Buffer[] = [];
    running.child.stdout!.setEncoding('latin1').on('data', (text: string) => chunks.push(Buffer.from(text, 'latin1')));
    const { code, stderr } = await running.ended;
    expect([code, stderr]).to.deep.equal([0, `300000 bytes, SHA-256 ${SHA256}\n`]);
    expect(Buffer.concat(chunks).equals(FILE)).to.equal(true);
  });

  it('leaves nothing, and what was there as it was, when the file is not whole', async () => {
    for (const [fault, code, message] of [
      ['truncate', 6, /^UnavailableError: The file of shop\.file broke off after \d+ bytes/],
      ['503', 6, /^UnavailableError: shop\.file was answered 503/],
    ] as const) {
      const options = project();
      writeFileSync(join(options.cwd, 'label.pdf'), 'an older one');
      vendor.faults.next(fault, { times: 9 });
      const ended = await cli([...GET, '--to', 'label.pdf', '--timeout', '2'], options);
      vendor.faults.clear();
      expect([ended.code, ended.stdout]).to.deep.equal([code, '']);
      expect(ended.stderr).to.match(message);
      expect(left(options.cwd)).to.deep.equal(['label.pdf']);
      expect(readFileSync(join(options.cwd, 'label.pdf'), 'utf8')).to.equal('an older one');
    }
  });

  it('leaves nothing when it is stopped with Ctrl-C, and exits with 130', async () => {
    const options = project();
    vendor.faults.next('stall');
    const running = start([...GET, '--to', 'label.pdf', '--verbose'], options);
    await running.until('stderr', 'http.sent');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).to.equal(130);
    expect(stderr).to.match(/CancelledError: shop\.file was stopped by its caller/);
    expect(left(options.cwd)).to.deep.equal([]);
  });

  const wrong: readonly [string, readonly string[], RegExp][] = [
    ['no place to write to', [...GET], /Required option '--to <file>' not specified/],
    ['a folder', [...GET, '--to', '.'], /\. is a folder\.\n {2}Name a file/],
    ['a device', [...GET, '--to', '/dev/null'], /\/dev\/null is a device or a pipe/],
    ['a folder that is not there', [...GET, '--to', 'no/where'], /no\/where\.\d+\.part cannot be used: it is not there \(ENOENT\)/],
    ['JSON on the same stream as the file', [...GET, '--to', '-', '--json'], /cannot hold both the file and JSON/],
    [
      'an action',
      ['download', 'shop.report', '--to', 'x'],
      /`report` is of the kind action, not download\.\n {2}Use it with call: trunkline call shop\.report\n/,
    ],
    ['an input that is none', ['download', 'shop.file', '--to', 'x'], /`id` is required/],
  ];
  it('refuses what it cannot do before it asks for anything, and exits with 2', async () => {
    const options = project();
    const before = vendor.requests;
    await forAll(wrong, async ([what, args, message]) => {
      const { code, stdout, stderr } = await cli(args, options);
      expect(stderr, what).to.match(message);
      expect([code, stdout], what).to.deep.equal([2, '']);
    });
    expect([vendor.requests, left(options.cwd)]).to.deep.equal([before, []]);
    expect(existsSync('/dev/null')).to.equal(true);
  });

  it('is described: what it takes, asks and waits for', async () => {
    const options = project();
    const file = await cli(['describe', 'shop.file'], options);
    expect(file.stdout).to.match(/^files\.file: Get a file\ndownload, stable; read: changes nothing\nGET \/files\/\{id\}\n/);
    expect(file.stdout).to.match(/\nOutput\n {2}a file\n/);
    const slow = await cli(['describe', 'shop.export'], options);
    expect(slow.stdout).to.include('\nPOST /exports\nthen GET /exports/{id} every 5 s until completed\nthen GET /exports/{id}/{what}\n');
    const listed = await cli(['connectors', '--json'], options);
    expect(listed.stdout).to.include('"name":"file","kind":"download"');
  });
});
