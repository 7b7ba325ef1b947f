import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, type ConnectorDocument } from 'trunkline/document';
import type { Manifest } from '../../../../core/project/manifest.js';
import { summarize } from '../../../../core/project/summary.js';
import { Sample } from './sample.js';

const OPERATIONS = 10;

/** The module of every generated connector: who imports it notices. */
export const MODULE = "throw new Error('a connector was imported');\n";

/** The sample's document under another name, its one operation and record class repeated under others. */
export function makeDocument(name: string): ConnectorDocument {
  const { operations, schemas, ...document } = documentOf(Sample);
  const getThing = operations['getThing']!;
  const { Thing: thing, ...others } = schemas;
  const numbers = Array.from({ length: OPERATIONS }, (_, number) => number);
  return {
    ...document,
    name,
    title: `The ${name} service`,
    operations: Object.fromEntries(numbers.map((number) => [`getThing${number}`, { ...getThing, output: `Thing${number}` }])),
    schemas: { ...others, ...Object.fromEntries(numbers.map((number) => [`Thing${number}`, thing!])) },
  };
}

export function makeManifest(document: ConnectorDocument, version = '1.2.3'): Manifest {
  const hash = `sha256-${createHash('sha256').update(MODULE).digest('base64')}`;
  return { summary: summarize(document, version), document, module: './index.js', export: 'Made', files: { './index.js': hash } };
}

/** A connector's package: its package.json, manifest and module. */
export function installConnector(folder: string, packageName: string, manifest: Manifest): void {
  const made = join(folder, 'node_modules', packageName);
  mkdirSync(made, { recursive: true });
  const about = { name: packageName, version: manifest.summary.version, type: 'module', trunkline: { connectors: { '.': '.' } } };
  writeFileSync(join(made, 'package.json'), JSON.stringify(about));
  writeFileSync(join(made, 'trunkline.manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(made, 'index.js'), MODULE);
}

/** A project with this many connectors installed, and a connection `first` to the first one at `origin`. */
export function makeProject(folder: string, count: number, origin = 'https://first.example'): void {
  const names = Array.from({ length: count }, (_, number) => `vendor-${number}`);
  for (const name of names) installConnector(folder, `connector-${name}`, makeManifest(makeDocument(name)));
  const lines = [
    'connectors:',
    ...names.map((name) => `  - connector-${name}`),
    'connections:',
    '  first:',
    '    connector: vendor-0',
    '    settings:',
    '      token: { env: FIRST_TOKEN }',
    '    services:',
    `      api: { url: ${origin}/v1, allowLoopback: true }`,
  ];
  writeFileSync(join(folder, 'trunkline.yaml'), `${lines.join('\n')}\n`);
}
