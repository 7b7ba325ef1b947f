import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CONNECTOR_DOCUMENT_SCHEMA, documentOf, type ConnectorDocument, type OperationDocument } from 'trunkline/document';
import { tempFolder } from '../core/support/temp-folder.js';
import { EveryPart } from '../sdk/every-part.js';
import { connectorPage } from './connector-page.js';
import { table } from './markdown.js';
import type { Schema } from './property-table.js';
import { allPages, builtDocuments, differences, ROOT } from './pages.js';

const docs = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'dist/test/docs/main.js'), ...args], { encoding: 'utf8' });

describe('the generated pages', () => {
  let documents: readonly ConnectorDocument[];
  const emptyFolder = tempFolder();
  before(async () => {
    documents = await builtDocuments();
  });

  it('are those that are committed', async () => {
    expect(await differences(allPages(documents)), 'run: npm run docs').to.deep.equal([]);
  });

  it('are the same whenever they are written', async () => {
    expect(allPages(documents)).to.deep.equal(allPages(await builtDocuments()));
  });

  it('show every operation, its request and its source', () => {
    for (const document of documents) {
      const page = connectorPage(document);
      for (const [name, operation] of Object.entries(document.operations)) {
        expect(page, name).to.include(`\n### ${name}\n`);
        expect(page, name).to.include(operation.source);
        if (operation.kind !== 'trigger' && operation.request) {
          expect(page, name).to.include(`\`${operation.request.method} ${operation.request.path}\``);
        }
      }
    }
  });

  it('show what a job asks and when it is done, and what a file is held against', () => {
    const page = connectorPage(documentOf(EveryPart));
    const section = (name: string): string => page.split(`\n### ${name}\n`)[1]!.split('\n### ')[0]!;
    expect(section('export'))
      .to.include('- Job: the call starts it; then `GET /exports/{export}` every 10 seconds')
      .and.to.include('- Done: when `state` is `done`\n- Result: `GET /exports/{export}/{file}`')
      .and.to.include('It gives a file.');
    expect(section('copyItem')).to.include('- Failed: when it is `failed`, for the reason in `error`\n- Result: the last status');
    expect(section('log')).to.include('- Checked: against the SHA-256 in `X-Sha256`');
  });

  it('show every field of every data class that an operation takes or gives', () => {
    for (const document of documents) {
      const page = connectorPage(document);
      for (const schema of Object.values(document.schemas)) {
        for (const field of Object.keys(schema.properties ?? {})) expect(page, `${schema.title}.${field}`).to.include(`| \`${field}\` |`);
      }
    }
  });

  it('show every property of every part of the document, also where it stands within another', async () => {
    const page = await readFile(join(ROOT, 'docs/reference/document.md'), 'utf8');
    const [, challenge = ''] = page.split('\n## challenge\n');
    expect(challenge.split('\n## ')[0])
      .to.include('| `token` | object |')
      .and.include('| `token.parameter` | string | in `token` |')
      .and.include('| `token.secret` | [selector](#selector) | in `token` |')
      .and.include('It has `token` or `unsigned`, and only one of them.');
    const parts: readonly Schema[] = Object.values((CONNECTOR_DOCUMENT_SCHEMA as Schema).definitions ?? {});
    for (const [name, { properties = {} }] of parts.flatMap((part) => Object.entries(part.properties ?? {})))
      for (const inner of Object.keys(properties)) expect(page).to.include(`| \`${name}.${inner}\` |`);
    expect(page).to.not.match(/:\n+(#|$|With|Of the kind)/);
  });

  it('say how notifications are verified, and which trigger takes which', () => {
    const page = connectorPage(documentOf(EveryPart));
    for (const words of [
      'Verified by HMAC sha512 of `{x-every-id}.{timestamp}.{body}` with `password` of the connection, as base64 in the header `x-every-signature` after `v1=`; refused when',
      'A repeat is known by the header `x-every-id`.',
      'Handshake: when `event` is `ping`, unsigned, answered 201 with `code`, `word` and `x-answer`.',
      'Told by webhooks when: the event is `item.changed` or `item.moved` and there is `payload`',
      'Newer states have a greater: `created_at`, compared as instant',
    ])
      expect(page).to.include(words);
  });

  it('link to what is there', () => {
    for (const document of documents) {
      const page = connectorPage(document);
      for (const [, anchor = ''] of page.matchAll(/\]\(#([^)]+)\)/g)) {
        const heading = new RegExp(`^### ${anchor}$`, 'im');
        expect(page.includes(`<a id="${anchor}">`) || heading.test(page), `${document.name}#${anchor}`).to.equal(true);
      }
    }
  });

  it('are found to differ when a document changes, is new, or is gone', async function () {
    this.timeout(60_000);
    const folder = emptyFolder();
    docs(folder);
    const [first, ...rest] = documents as [ConnectorDocument, ...ConnectorDocument[]];
    const changed = withOperation(first, (operation) => ({ ...operation, title: 'Another title' }));
    expect(await differences(allPages([changed, { ...first, name: 'newcomer' }]), folder)).to.deep.equal([
      'docs/connectors/README.md',
      `docs/connectors/${first.name}.md`,
      'docs/connectors/newcomer.md',
      ...rest.map(({ name }) => `docs/connectors/${name}.md`),
    ]);
  });

  it('make the check fail, with the command that mends it, until they are written again', async function () {
    this.timeout(60_000);
    const folder = emptyFolder();
    docs(folder);
    expect(docs('--check', folder).status).to.equal(0);
    await appendFile(join(folder, 'docs/reference/errors.md'), 'by hand\n');
    await rm(join(folder, 'docs/connectors/README.md'));
    const { status, stderr } = docs('--check', folder);
    expect(status).to.equal(1);
    expect(stderr).to.include('docs/reference/errors.md').and.include('docs/connectors/README.md').and.include('npm run docs');
    docs(folder);
    expect(docs('--check', folder).status).to.equal(0);
  });

  it('keep a table whole whatever its cells hold', () => {
    expect(table(['a'], [['x | y\nz']])).to.equal('| a |\n| --- |\n| x \\| y z |');
  });
});

function withOperation(document: ConnectorDocument, change: (operation: OperationDocument) => OperationDocument): ConnectorDocument {
  const [[name, operation] = ['', undefined]] = Object.entries(document.operations);
  return operation ? { ...document, operations: { ...document.operations, [name]: change(operation) } } : document;
}
