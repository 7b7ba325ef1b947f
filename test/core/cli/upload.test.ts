import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { type Emulator, Routes, sha256Hex, startServer, StateFile } from 'trunkline/testing';
import { installConnector, makeManifest } from '../project/support/install-connectors.js';
import { tempFolder } from '../support/temp-folder.js';
import { uploadsConnector } from '../support/uploads-connector.js';
import { forAll } from './support/all.js';
import { cli, start, type CliOptions } from './support/cli.js';

const FILE = randomBytes(300_000);
const INPUT = ['--input', '{"folder":"a"}'] as const;

async function startUploads(): Promise<Emulator> {
  const file = await StateFile.open<object>('uploads');
  const routes = new Routes('/v1');
  for (const path of ['/packages/{folder}', '/keyed/{folder}'] as const) {
    routes.post(
      path,
      (request) => {
        file.ledger.append('taken', sha256Hex(request.bytes), request, String(request.headers['content-type']));
        return { status: 201, body: { id: 7, data: { id: 7 } } };
      },
      { body: 'bytes' },
    );
  }
  return startServer({ file, routes, errorAnswer: (status) => ({ status, body: {} }) });
}

describe('trunkline upload', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  let vendor: Emulator;
  before(async () => (vendor = await startUploads()));
  after(() => vendor.close());
  afterEach(() => vendor.faults.clear());

  const project = (): CliOptions & { cwd: string } => {
    const cwd = folder();
    installConnector(cwd, 'connector-uploads', makeManifest(documentOf(uploadsConnector())));
    const settings = 'settings: { token: { env: UPLOADS_TOKEN } }';
    const services = `services: { api: { url: "${vendor.origin}/v1", allowLoopback: true } }`;
    writeFileSync(
      join(cwd, 'trunkline.yaml'),
      `connectors: [connector-uploads]\nconnections:\n  shop: { connector: uploads, ${settings}, ${services} }\n`,
    );
    writeFileSync(join(cwd, 'package.zip'), FILE);
    return { cwd, env: { UPLOADS_TOKEN: 'token' } };
  };
  /** What the vendor took last: its SHA-256 and type. */
  const taken = () => {
    const { id, key } = vendor.ledger.entries.at(-1)!;
    return [id, key];
  };

  it('sends a file and prints the result', async () => {
    const options = project();
    const { code, stdout, stderr } = await cli(['upload', 'shop.importPackage', ...INPUT, '--from', 'package.zip'], options);
    expect([code, JSON.parse(stdout), stderr]).to.deep.equal([0, { id: 7 }, '']);
    expect(taken()).to.deep.equal([sha256Hex(FILE), 'application/zip']);
    const typed = await cli(['upload', 'shop.keyedImport', ...INPUT, '--from', 'package.zip', '--type', 'text/csv', '--json'], options);
    expect(typed.stdout).to.equal('{"id":7,"data":{"id":7}}\n');
    expect(taken()).to.deep.equal([sha256Hex(FILE), 'text/csv']);
  });

  it('sends standard input, once', async () => {
    const options = { ...project(), stdin: 'a,b\n1,2\n' };
    expect((await cli(['upload', 'shop.keyedImport', ...INPUT, '--from', '-'], options)).code).to.equal(0);
    expect(taken()).to.deep.equal([sha256Hex(options.stdin), 'application/octet-stream']);
    vendor.faults.next('503');
    const refused = await cli(['upload', 'shop.keyedImport', ...INPUT, '--from', '-'], options);
    expect([refused.code, refused.stdout]).to.deep.equal([6, '']);
    expect(refused.stderr).to.match(/^UnavailableError: shop\.keyedImport was answered 503/);
  });

  it('sends a file again where that is safe, from its beginning', async () => {
    vendor.faults.next('drop-before');
    const { code } = await cli(['upload', 'shop.keyedImport', ...INPUT, '--from', 'package.zip'], project());
    expect([code, taken()[0]]).to.deep.equal([0, sha256Hex(FILE)]);
  });

  it('reads a pipe, whose size nobody knows', async () => {
    const options = project();
    execFileSync('mkfifo', [join(options.cwd, 'pipe')]);
    const running = start(['upload', 'shop.keyedImport', ...INPUT, '--from', 'pipe'], options);
    writeFileSync(join(options.cwd, 'pipe'), 'piped');
    expect([(await running.ended).code, taken()[0]]).to.deep.equal([0, sha256Hex('piped')]);
  });

  it('is stopped with Ctrl-C while it waits for standard input, and exits with 130', async () => {
    const running = start(['upload', 'shop.keyedImport', ...INPUT, '--from', '-', '--verbose'], { ...project(), stdin: null });
    await running.until('stderr', 'http.sent');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).to.equal(130);
    expect(stderr).to.match(/CancelledError: shop\.keyedImport was stopped by its caller/);
  });

  const wrong: readonly [string, readonly string[], RegExp][] = [
    ['nothing to send', ['shop.keyedImport', ...INPUT], /Required option '--from <file>' not specified/],
    ['a folder', ['shop.keyedImport', ...INPUT, '--from', '.'], /\. is a folder\.\n {2}Name a file/],
    ['a file that is not there', ['shop.keyedImport', ...INPUT, '--from', 'no.zip'], /no\.zip cannot be used: it is not there \(ENOENT\)/],
    ['one stream for two', ['shop.keyedImport', '--input', '-', '--from', '-'], /cannot be both the input and the file/],
    [
      'more than the vendor takes',
      ['shop.replaceFile', ...INPUT, '--from', 'package.zip'],
      /package\.zip is longer than the 10 bytes that the/,
    ],
    ['an input that is none', ['shop.keyedImport', '--from', 'package.zip'], /`folder` is required/],
  ];
  it('refuses what it cannot do before it sends anything, and exits with 2', async () => {
    const options = project();
    const before = vendor.requests;
    await forAll(wrong, async ([what, args, message]) => {
      const { code, stdout, stderr } = await cli(['upload', ...args], options);
      expect(stderr, what).to.match(message);
      expect([code, stdout], what).to.deep.equal([2, '']);
    });
    const called = await cli(['call', 'shop.keyedImport', ...INPUT], options);
    expect(called.stderr).to.match(
      /`keyedImport` is of the kind upload, not action\.\n {2}Use it with upload: trunkline upload shop\.keyedImport\n/,
    );
    expect(vendor.requests).to.equal(before);
  });

  it('is described: what it takes, sends and waits for', async () => {
    const options = project();
    const file = await cli(['describe', 'shop.replaceFile'], options);
    expect(file.stdout).to.include('\nPUT /files/{folder}\nIts body is a file, of any type, of at most 10 bytes\n');
    expect(file.stdout).to.match(/^uploads\.replaceFile: Replace\nupload, stable; idempotent/);
    const slow = await cli(['describe', 'shop.slowImport'], options);
    expect(slow.stdout)
      .to.include('\nthen GET /slow/{folder}/status every 5 s until done\n')
      .and.to.match(/\nOutput\n {2}id +number +required/);
    const listed = await cli(['connectors', '--json'], options);
    expect(listed.stdout).to.include('"name":"importPackage","kind":"upload"');
  });
});
