import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { Hive } from 'trunkline/connectors/hive';
import { NodeFiles } from '../../../core/adapters/node-files.js';
import { Catalogue } from '../../../core/project/catalogue.js';
import { checkProject } from '../../../core/project/check-project.js';
import type { ConnectorSummary } from '../../../core/project/summary.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { installConnector, makeDocument, makeManifest, makeProject } from './support/install-connectors.js';

describe('the catalogue of a project', () => {
  const folder = tempFolder();
  const open = (root: string): Catalogue => new Catalogue(new NodeFiles(), root);
  const names = async (root: string): Promise<readonly string[]> => open(root).names();
  const list = (root: string, ...specifiers: readonly string[]): void =>
    writeFileSync(join(root, 'trunkline.yaml'), `connectors:\n${specifiers.map((one) => `  - "${one}"\n`).join('')}`);
  const install = (root: string, packageName: string, name: string, version?: string): void =>
    installConnector(root, packageName, makeManifest(makeDocument(name), version));
  const faultOf = async (root: string): Promise<string> => ((await rejection(names(root))) as Error).message;

  it('says of a connector what its class says', async () => {
    const root = folder();
    list(root, 'trunkline/connectors/hive');
    const source = await open(root).find('hive');
    expect(source?.document).to.deep.equal(JSON.parse(JSON.stringify(documentOf(Hive))));
    const [summary] = JSON.parse(await open(root).summaries()) as ConnectorSummary[];
    expect(summary?.operations.map(({ name }) => name)).to.deep.equal(Object.keys(documentOf(Hive).operations));
  });

  it('imports no connector when it lists, finds and checks', async () => {
    const root = folder();
    makeProject(root, 2);
    const catalogue = open(root);
    expect(await catalogue.names()).to.deep.equal(['vendor-0', 'vendor-1']);
    const source = await catalogue.find('vendor-0');
    const [{ faults }] = await checkProject(new NodeFiles(), catalogue, []);
    expect(faults).to.deep.equal([]);
    expect(((await rejection(source!.code())) as Error).message).to.match(/a connector was imported/);
  });

  it('finds packages as Node does: upwards, scoped, by a subpath, by its own name, by a path', async () => {
    const root = folder();
    const inner = join(root, 'apps', 'one');
    mkdirSync(inner, { recursive: true });
    install(root, 'connector-up', 'up');
    install(root, '@acme/crm', 'crm');
    install(inner, 'connector-near', 'near');
    const nested = join(root, 'node_modules', 'many');
    mkdirSync(join(nested, 'build', 'deep'), { recursive: true });
    writeFileSync(join(nested, 'package.json'), JSON.stringify({ name: 'many', trunkline: { connectors: { deep: './build/deep' } } }));
    writeFileSync(join(nested, 'build', 'deep', 'trunkline.manifest.json'), JSON.stringify(makeManifest(makeDocument('deep'))));
    mkdirSync(join(inner, 'lib'));
    writeFileSync(join(inner, 'package.json'), JSON.stringify({ name: 'app', trunkline: { connectors: { '.': './lib' } } }));
    writeFileSync(join(inner, 'lib', 'trunkline.manifest.json'), JSON.stringify(makeManifest(makeDocument('own'))));
    list(inner, 'connector-up', '@acme/crm', 'connector-near', 'many/deep', 'app', '../../node_modules/x', 'trunkline/connectors/wrk');
    symlinkSync(join(root, 'node_modules', 'connector-up'), join(root, 'node_modules', 'x'));
    expect(await faultOf(inner)).to.match(/:7:5: .*connector-up and \.\.\/\.\.\/node_modules\/x are both named `up`/);
    install(root, 'elsewhere', 'elsewhere');
    list(
      inner,
      'connector-up',
      '@acme/crm',
      'connector-near',
      'many/deep',
      'app',
      '../../node_modules/elsewhere',
      'trunkline/connectors/wrk',
    );
    expect(await names(inner)).to.deep.equal(['up', 'crm', 'near', 'deep', 'own', 'elsewhere', 'wrk']);
  });

  it('tells every connector it cannot have at once, each at its line', async () => {
    const root = folder();
    install(root, 'damaged', 'damaged');
    writeFileSync(join(root, 'node_modules', 'damaged', 'trunkline.manifest.json'), '{"summary":{}}');
    mkdirSync(join(root, 'node_modules', 'plain'));
    writeFileSync(join(root, 'node_modules', 'plain', 'package.json'), '{"name":"plain"}');
    list(root, 'nowhere', 'damaged', 'plain', '@', 'trunkline/connectors/hve');
    const told = await faultOf(root);
    expect(told).to.match(/:2:5: error: The package nowhere is not installed/);
    expect(told).to.match(/:3:5: error: The manifest of damaged is damaged/);
    expect(told).to.match(/:4:5: error: The connector plain has no manifest/);
    expect(told).to.match(/:5:5: error: `@` names no package and no path/);
    expect(told).to.match(
      /:6:5: error: The package trunkline has no connector connectors\/hve[^]*Did you mean `trunkline\/connectors\/hive`/,
    );
  });

  it('notices that trunkline.yaml, a manifest or what is installed changed', async () => {
    const root = folder();
    makeProject(root, 2);
    const versions = async (): Promise<string[]> => (await open(root).connectors()).map(({ name, version }) => `${name}@${version}`);
    expect(await versions()).to.deep.equal(['vendor-0@1.2.3', 'vendor-1@1.2.3']);
    install(root, 'connector-vendor-1', 'vendor-1', '1.20.30');
    expect(await versions()).to.deep.equal(['vendor-0@1.2.3', 'vendor-1@1.20.30']);
    expect(JSON.parse(await open(root).summaries())).to.have.nested.property('1.version', '1.20.30');
    install(root, 'connector-vendor-1', 'renamed');
    expect((await open(root).find('renamed'))?.document.name).to.equal('renamed');
    expect(await open(root).find('vendor-1')).to.equal(undefined);
    list(root, 'connector-vendor-0');
    expect(await versions()).to.deep.equal(['vendor-0@1.2.3']);
    rmSync(join(root, 'node_modules', 'connector-vendor-0'), { recursive: true });
    expect(await faultOf(root)).to.match(/connector-vendor-0 is not installed/);
  });

  it('makes a cache anew that was damaged in any way, and does without one that it cannot write', async () => {
    const root = folder();
    makeProject(root, 2);
    const sound = await open(root).summaries();
    const cache = join(root, '.trunkline', 'cache');
    const damage: readonly ((file: string) => void)[] = [
      (file) => truncateSync(file, 40),
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('vendor-1', 'vendor-7')),
      (file) => rmSync(file),
    ];
    for (const name of readdirSync(cache)) {
      for (const hurt of damage) {
        hurt(join(cache, name));
        expect(await open(root).summaries()).to.equal(sound);
        expect(await names(root)).to.deep.equal(['vendor-0', 'vendor-1']);
      }
    }
    rmSync(join(root, '.trunkline'), { recursive: true });
    writeFileSync(join(root, '.trunkline'), 'a file in the way');
    expect(await open(root).summaries()).to.equal(sound);
    expect((await open(root).find('vendor-1'))?.document.name).to.equal('vendor-1');
  });
});
