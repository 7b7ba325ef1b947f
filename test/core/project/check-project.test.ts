import { expect } from 'chai';
import { basename, join } from 'node:path';
import { NodeFiles } from '../../../core/adapters/node-files.js';
import { Catalogue } from '../../../core/project/catalogue.js';
import { checkProject } from '../../../core/project/check-project.js';
import type { CheckedFile } from '../../../core/project/check-recipe-file.js';
import { tempFolder } from '../support/temp-folder.js';

const PROJECT = `
connectors: [trunkline/connectors/hive, trunkline/connectors/wrk]
connections:
  shop: { connector: hive, settings: { token: { env: HIVE_TOKEN }, environment: production } }
  ops: { connector: wrk, settings: { key: { file: secrets/wrk.key } } }
`;
const RECIPE = 'name: main\nconnections: { shop: hive }\nsteps: [{ id: one, uses: shop.getOrder, with: { id: 1 } }]\n';
const PLAIN = 'steps: [fail: no]\n';

describe('checking a project', () => {
  const newFolder = tempFolder();

  /** The faults of these files, in which `‸` stands where one must be; main.yaml is the recipe that is checked. */
  async function check(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = newFolder();
    const texts = Object.entries({ 'trunkline.yaml': PROJECT, 'main.yaml': RECIPE, ...files });
    const node = new NodeFiles();
    for (const [name, text] of texts) await node.write(join(folder, name), text.replace('‸', ''));
    const checked = await checkProject(node, new Catalogue(node, folder), [join(folder, 'main.yaml')]);
    const marks = new Map(texts.map(([name, text]) => [name, markOf(text)]));
    return checked.flatMap((file) => told(file, marks)).join('\n');
  }

  it('finds nothing wrong with a right one', async () => {
    expect(await check({})).to.equal('');
  });

  it('reads no more of a file that is too large than tells it so', async () => {
    const folder = newFolder();
    const files = new NodeFiles();
    await files.write(join(folder, 'trunkline.yaml'), PROJECT);
    await files.write(join(folder, 'main.yaml'), `${RECIPE}#${'x'.repeat(3 * 1024 * 1024)}`);
    const [, { source, faults } = { source: '', faults: [] }] = await checkProject(files, new Catalogue(files, folder), [
      join(folder, 'main.yaml'),
    ]);
    expect(source).to.have.length(1024 * 1024 + 1);
    expect(faults.map(({ message }) => message)).to.deep.equal(['The file is larger than 1048576 bytes.']);
  });

  it('tells of secrets and settings that are missing, malformed or pasted, at their places', async () => {
    const settings = (text: string): Record<string, string> => ({
      'trunkline.yaml': PROJECT.replace('settings: { token: { env: HIVE_TOKEN }, environment: production }', text),
    });
    expect(await check(settings('‸settings: { environment: production }'))).to.equal(
      'here: `token` of the connection shop is a secret: say where it is kept, { env: NAME } or { file: path }.',
    );
    expect(await check(settings('settings: { ‸token: { env: MY TOKEN }, environment: production }'))).to.equal(
      'here: `token` of the connection shop is in no environment variable: a name has letters, digits and underscores.',
    );
    expect(await check(settings('settings: { ‸token: { enw: TOKEN }, environment: production }'))).to.equal(
      'here: `token` of the connection shop is a secret: say where it is kept, { env: NAME } or { file: path }.',
    );
    expect(await check(settings('settings: { ‸token: abc, environment: production }'))).to.match(/^here: [^\n]*$/);
    expect(await check(settings('settings: { token: { env: A }, ‸environment: produktion }'))).to.match(/^here: `environment`/);
    expect(await check(settings('settings: { token: { env: A }, environment: production, ‸enviroment: x }'))).to.match(
      /did you mean `environment`/,
    );
  });

  it('tells of a connection that the project does not have, or has of another connector', async () => {
    const recipe = (connections: string): Record<string, string> => ({
      'main.yaml': `name: main\nconnections: { ${connections} }\nsteps: [{ id: one, uses: it.getOrder, with: { id: 1 } }]\n`.replaceAll(
        'it.',
        `${connections.split(':')[0]}.`,
      ),
    });
    expect(await check(recipe('shopp: ‸hive'))).to.equal('here: trunkline.yaml has no connection `shopp`. Did you mean `shop`?');
    expect(await check(recipe('ops: ‸hive'))).to.equal(
      'here: The connection `ops` in trunkline.yaml is of wrk, not of hive. Name the right connection, or connector.',
    );
  });

  it('checks the recipes that a recipe calls, and tells of them at the step that calls', async () => {
    const calls = (name: string): string => `name: main\nsteps: [{ id: sub, call: ‸${name} }]\n`;
    expect(await check({ 'main.yaml': calls('sub'), 'sub.yaml': `name: sub\n${PLAIN}` })).to.equal('');
    expect(await check({ 'main.yaml': calls('sub') })).to.match(/^here: There is no recipe `sub`\./);
    expect(await check({ 'main.yaml': calls('sub'), 'sub.yaml': 'name: sub\nsteps: [{ wait: soon }]\n' })).to.match(
      /^here: The recipe `sub` is wrong: .*sub\.yaml:2:17: `wait` is a duration/,
    );
    expect(await check({ 'main.yaml': calls('sub'), 'sub.yaml': 'name: [' })).to.match(/^here: The recipe `sub` is wrong: /);
    expect(await check({ 'main.yaml': calls('sub'), 'sub.yaml': `name: other\n${PLAIN}` })).to.match(
      /^here: The recipe in .*sub\.yaml is called `other`/,
    );
  });

  it('tells of recipes that call one another in a ring, at the step that leads into it', async () => {
    const step = (name: string): string => `steps: [{ id: sub, call: ${name} }]\n`;
    const ring = { 'main.yaml': `name: main\n${step('‸a')}`, 'a.yaml': `name: a\n${step('b')}`, 'b.yaml': `name: b\n${step('main')}` };
    expect(await check(ring)).to.equal(
      'here: Recipes call one another in a ring: main → a → b → main. Break the ring: a recipe cannot be part of itself.',
    );
    expect(await check({ 'main.yaml': `name: main\n${step('‸main')}` })).to.match(/^here: .* in a ring: main → main\./);
    expect(await check({ ...ring, 'b.yaml': `name: b\n${step('a')}` })).to.match(/^here: .* in a ring: a → b → a\./);
  });

  it('reads each recipe once, however often it is called', async () => {
    const twice = (name: string): string => `steps: [{ id: x, call: ${name} }, { id: y, call: ${name} }]\n`;
    const files = Array.from({ length: 25 }, (_, n) => [`r${n}.yaml`, `name: r${n}\n${n === 24 ? PLAIN : twice(`r${n + 1}`)}`] as const);
    expect(await check({ ...Object.fromEntries(files), 'main.yaml': `name: main\n${twice('r0')}` })).to.equal('');
  });
});

interface Mark {
  readonly line: number;
  readonly column: number;
}

function markOf(text: string): Mark | undefined {
  const at = text.indexOf('‸');
  const before = text.slice(0, at).split('\n');
  return at === -1 ? undefined : { line: before.length, column: before.at(-1)!.length + 1 };
}

function told({ file, faults }: CheckedFile, marks: ReadonlyMap<string, Mark | undefined>): readonly string[] {
  const mark = marks.get(basename(file));
  return faults.map(({ line, column, message, remedy }) => {
    const place = line === mark?.line && column === mark.column ? 'here' : `${line}:${column}`;
    return `${place}: ${message}${remedy.startsWith('See what it needs') ? '' : ` ${remedy}`}`;
  });
}
