import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { NodeFiles } from '../../../core/adapters/node-files.js';
import { Catalogue } from '../../../core/project/catalogue.js';
import type { Manifest } from '../../../core/project/manifest.js';
import { hashModule } from '../../../core/project/module-files.js';
import { writeManifest } from '../../../core/project/write-manifest.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';

const files = new NodeFiles();

describe('a manifest', () => {
  const folder = tempFolder();

  /** Wrk's compiled connector in a package of its own, and a project that lists it. */
  function copyOfWrk(): { readonly root: string; readonly lib: string } {
    const root = folder();
    const lib = join(root, 'lib');
    cpSync('dist/connectors/wrk', lib, { recursive: true, filter: (path) => !/emulator|manifest/.test(path) });
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(resolve('.'), join(root, 'node_modules', 'trunkline'));
    symlinkSync(resolve('node_modules', 'class-validator'), join(root, 'node_modules', 'class-validator'));
    writeFileSync(join(root, 'package.json'), '{"name":"own","version":"4.5.6","type":"module"}');
    writeFileSync(join(root, 'trunkline.yaml'), 'connectors: [./lib]\n');
    return { root, lib };
  }

  it('holds the document, the package’s version, and a hash of every file of the module', async () => {
    const { lib } = copyOfWrk();
    const { path, manifest } = await writeManifest(files, lib);
    expect(path).to.equal(join(lib, 'trunkline.manifest.json'));
    expect(JSON.parse(readFileSync(path, 'utf8'))).to.deep.equal(JSON.parse(JSON.stringify(manifest)));
    expect(manifest.summary).to.include({ name: 'wrk', version: '4.5.6' });
    expect(Object.keys(manifest.files)).to.include.members(['./index.js', './connector.js', './launches.js', './pager.js']);
  });

  it('lets its module be imported while nothing of it has changed', async () => {
    const { root, lib } = copyOfWrk();
    await writeManifest(files, lib);
    const source = await new Catalogue(files, root).find('wrk');
    const { connector } = await source!.code();
    expect(connector.name).to.equal('Wrk');
  });

  it('refuses its module when a file of it was changed, added or taken away', async () => {
    const changes: readonly [string, (lib: string) => void, RegExp][] = [
      [
        'changed',
        (lib) => appendFileSync(join(lib, 'launches.js'), '\n// changed\n'),
        /\.\/launches\.js changed since the manifest was written/,
      ],
      ['added', (lib) => appendFileSync(join(lib, 'pager.js'), "\nimport './more.js';\n"), /\.\/pager\.js/],
      ['taken away', (lib) => writeFileSync(join(lib, 'index.js'), 'export const nothing = 1;\n'), /\.\/connector\.js, .*changed/],
    ];
    for (const [what, change, message] of changes) {
      const { root, lib } = copyOfWrk();
      await writeManifest(files, lib);
      change(lib);
      const error = (await rejection((await new Catalogue(files, root).find('wrk'))!.code())) as Error;
      expect(error.name, what).to.equal('DefinitionError');
      expect(error.message, what)
        .to.match(message)
        .and.to.match(/trunkline manifest/);
    }
  });

  it('is not written for a module that did not compile, whether or not the compiler wrote something', async () => {
    for (const noEmitOnError of [false, true]) {
      const { root, lib } = copyOfWrk();
      const compilerOptions = {
        incremental: true,
        noEmitOnError,
        rootDir: 'src',
        outDir: 'lib',
        tsBuildInfoFile: 'lib/.tsbuildinfo',
        types: [],
      };
      writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
      mkdirSync(join(root, 'src'));
      const compiled = (text: string): number | null => {
        writeFileSync(join(root, 'src', 'more.ts'), text);
        return spawnSync(process.execPath, [resolve('node_modules', 'typescript', 'bin', 'tsc')], { cwd: root }).status;
      };
      for (const [wrong, told] of [
        ['export const a: number = "x";', /compiling it failed in src\/more\.ts/],
        ['export const a: = 1;', /compiling it failed/],
      ] as const) {
        expect(compiled(wrong)).not.to.equal(0);
        const error = (await rejection(writeManifest(files, lib))) as Error;
        expect([error.name, existsSync(join(lib, 'trunkline.manifest.json'))]).to.deep.equal(['DefinitionError', false]);
        expect(error.message).to.match(told);
      }
      expect(compiled('export const a = 1;')).to.equal(0);
      expect((await writeManifest(files, lib)).manifest.summary.name).to.equal('wrk');
    }
  });

  it('is written for a module that TypeScript only checked, as something else compiled it', async () => {
    const { root, lib } = copyOfWrk();
    writeFileSync(join(root, 'tsconfig.json'), '{"compilerOptions":{"incremental":true,"noEmit":true,"types":[]},"include":["src"]}');
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'src', 'more.ts'), 'export const a = 1;');
    expect(spawnSync(process.execPath, [resolve('node_modules', 'typescript', 'bin', 'tsc')], { cwd: root }).status).to.equal(0);
    expect(existsSync(join(root, 'tsconfig.tsbuildinfo'))).to.equal(true);
    expect((await writeManifest(files, lib)).manifest.summary.name).to.equal('wrk');
  });

  it('is found for every connector that comes with the package, and names what its module exports', async () => {
    const { trunkline } = JSON.parse(readFileSync('package.json', 'utf8')) as { trunkline: { connectors: Record<string, string> } };
    for (const path of Object.values(trunkline.connectors)) {
      const manifest = JSON.parse(readFileSync(join(path, 'trunkline.manifest.json'), 'utf8')) as Manifest;
      expect(manifest.files).to.deep.equal(await hashModule(files, join(path, 'index.js')));
      expect(existsSync(join(path, manifest.module))).to.equal(true);
    }
  });
});
