import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { cli } from './support/cli.js';

interface Written {
  readonly properties: { readonly connections: { readonly properties: Readonly<Record<string, { readonly const: string }>> } };
}

describe('trunkline schema and check --print', () => {
  const folder = tempFolder();
  const project = (): string => {
    const cwd = folder();
    for (const name of ['trunkline.yaml', 'order-intake.yaml']) copyFileSync(join('docs/recipes', name), join(cwd, name));
    return cwd;
  };

  it('prints a schema with the connections of the project, and nothing else', async () => {
    const { code, stdout, stderr } = await cli(['schema'], { cwd: project() });
    expect([code, stderr]).to.deep.equal([0, '']);
    const { properties } = JSON.parse(stdout) as Written;
    expect(Object.entries(properties.connections.properties).map(([name, { const: connector }]) => `${name} ${connector}`)).to.deep.equal([
      'shop hive',
      'ops wrk',
      'track toggl',
      'ci wercker',
      'flows workato',
    ]);
  });

  it('writes it into a file, and says how a recipe names it', async () => {
    const cwd = project();
    const { code, stdout, stderr } = await cli(['schema', '--out', '.trunkline/recipe.schema.json'], { cwd });
    expect([code, stdout]).to.deep.equal([0, '']);
    expect(stderr).to.include('# yaml-language-server: $schema=.trunkline/recipe.schema.json');
    expect(readFileSync(join(cwd, '.trunkline/recipe.schema.json'), 'utf8')).to.equal((await cli(['schema'], { cwd })).stdout);
  });

  it('prints a recipe in its canonical form, which is printed the same again', async () => {
    const cwd = project();
    const { code, stdout, stderr } = await cli(['check', '--print', 'order-intake.yaml'], { cwd });
    expect([code, stderr]).to.deep.equal([0, '2 files checked: 0 errors, 0 warnings.\n']);
    expect(stdout)
      .to.match(/^name: order-intake\n/)
      .and.not.include('#');
    const asJson = await cli(['check', '--print', 'order-intake.yaml', '--json'], { cwd });
    expect((JSON.parse(asJson.stdout) as { readonly printed: unknown }).printed).to.deep.equal([stdout]);
  });
});
