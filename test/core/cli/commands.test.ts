import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { Hive } from 'trunkline/connectors/hive';
import { Wrk } from 'trunkline/connectors/wrk';
import type { ConnectorSummary } from '../../../core/project/summary.js';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli, type Ended } from './support/cli.js';
import { CONNECTORS } from './support/vendors.js';

describe('the command line', function () {
  this.timeout(20_000);
  const folder = tempFolder();
  const project = (text = CONNECTORS): { cwd: string } => {
    const cwd = folder();
    writeFileSync(join(cwd, 'trunkline.yaml'), text);
    return { cwd };
  };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  it('prints its version, its help, and the help of a command', async () => {
    const options = { cwd: folder() };
    expect(await cli(['--version'], options)).to.deep.equal({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await cli(['--help'], options);
    expect([help.code, help.stderr]).to.deep.equal([0, '']);
    expect(help.stdout).to.match(/^Usage: trunkline/);
    const list = await cli(['list', '--help'], options);
    expect(list.stdout)
      .to.match(/--resume <cursor>/)
      .and.to.match(/--verbose/);
    const nothing = await cli([], options);
    expect([nothing.code, nothing.stdout, nothing.stderr]).to.deep.equal([2, '', help.stdout]);
  });

  const wrong: readonly [readonly string[], RegExp][] = [
    [['conectors'], /Unknown command 'conectors'; did you mean connectors\?\n {2}See what it takes: trunkline --help/],
    [['list', '--al', 'shop.listOrders'], /Unknown option '--al'; did you mean --all\?\n {2}See what it takes: trunkline list --help/],
    [['call'], /Missing required argument 'connection\.action'/],
    [['connectors', 'more'], /Too many arguments for 'connectors'/],
    [['list', 'shop.x', '--limit', '5', '--all'], /Option '--limit <records>' cannot be used with option '--all'\.\n {2}See what it takes/],
    [['list', 'shop.x', '--limit', '0'], /argument '0' is invalid\. Give a whole number above zero/],
    [['call', 'shop.x', '--timeout', '-1'], /Give a number of seconds above zero/],
    [['emulate', 'hive', '--port', '99999'], /Give a number from 0 to 65535/],
    [['describe', 'a.b.c'], /has too many dots/],
  ];
  it('tells what is wrong with a command line, and exits with 2', async () => {
    const options = project();
    await forAll(wrong, async ([args, message]) => {
      const { code, stdout, stderr } = await cli(args, options);
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr)
        .to.match(/^InvalidInputError: /)
        .and.to.match(message);
      const json = await cli([...args, '--json'], options);
      expect(JSON.parse(json.stderr), args.join(' '))
        .to.have.nested.property('error.message')
        .that.matches(new RegExp(message.source.split('\\n')[0]!));
    });
  });

  it('lists connectors, with or without a screen, from any folder of the project', async () => {
    const { cwd } = project();
    mkdirSync(join(cwd, 'deep', 'er'), { recursive: true });
    const text = await cli(['connectors'], { cwd: join(cwd, 'deep', 'er') });
    expect(text).to.deep.include({ code: 0, stderr: '' });
    const count = (connector: typeof Hive | typeof Wrk): string => String(Object.keys(documentOf(connector).operations).length).padEnd(10);
    expect(text.stdout).to.equal(
      [
        'NAME  VERSION  OPERATIONS  AUTH     REGIONS              TITLE',
        `hive  ${version}    ${count(Hive)}  bearer   production, staging  Hive fulfilment`,
        `wrk   ${version}    ${count(Wrk)}  api-key  -                    Wrk`,
        '',
      ].join('\n'),
    );
    const { stdout } = await cli(['--json', 'connectors', '--project', cwd], { cwd: '/' });
    const [hive, wrk] = JSON.parse(stdout) as ConnectorSummary[];
    expect([hive?.name, wrk?.name]).to.deep.equal(['hive', 'wrk']);
    expect(hive?.operations.map(({ name }) => name)).to.deep.equal(Object.keys(documentOf(Hive).operations));
    const told = (name: string) => hive?.operations.find((operation) => operation.name === name);
    expect(told('createOrder')).to.deep.equal({
      name: 'createOrder',
      kind: 'action',
      title: 'Create an order',
      effect: 'unsafe',
      stability: 'experimental',
      source: documentOf(Hive).operations['createOrder']!.source,
      input: 'NewOrder',
      result: 'Order',
    });
    expect([told('listWarehouses'), told('newOrder')].map((one) => [one?.input, one?.result])).to.deep.equal([
      [undefined, 'Warehouse'],
      ['OrderFilter', 'Order'],
    ]);
  });

  it('describes a connector and its operations, by its own name or a connection’s', async () => {
    const options = project(`${CONNECTORS}connections:\n  shop: { connector: hive }\n`);
    const hive = await cli(['describe', 'hive'], options);
    expect(hive.stdout)
      .to.match(/^Hive fulfilment\n/)
      .and.to.match(/environment +production \| staging +default "production"/);
    const getOrder = await cli(['describe', 'shop.getOrder'], options);
    expect(getOrder.stdout)
      .to.match(/^hive\.getOrder: Get an order\n/)
      .and.to.match(/\nGET \/orders\/\{id\}\n/);
    expect(getOrder.stdout)
      .to.match(/shipping_address +Address +optional/)
      .and.to.match(/\nAddress\n {2}first_name/);
    const newOrder = await cli(['describe', 'shop.newOrder', '--json'], options);
    const { schemas, ...operation } = JSON.parse(newOrder.stdout) as { schemas: object } & Record<string, unknown>;
    expect(operation).to.include({ connector: 'hive', name: 'newOrder', kind: 'trigger' });
    expect(Object.keys(schemas)).to.include.members(['OrderFilter', 'Order', 'Address', 'OrderLineItem']);
    const document = await cli(['describe', 'hive', '--json'], options);
    expect(JSON.parse(document.stdout)).to.deep.equal(JSON.parse(JSON.stringify(documentOf(Hive))));
    for (const [name, message] of [
      ['hiv', /There is no connector `hiv`; did you mean `hive`\?/],
      ['shop.getOrdr', /There is no operation `getOrdr`; did you mean `getOrder`\?/],
    ] as const) {
      const { code, stderr } = await cli(['describe', name], options);
      expect(code).to.equal(2);
      expect(stderr).to.match(message);
    }
  });

  it('names the project’s file that it looked in, and says when that is another folder’s', async () => {
    const { cwd } = project();
    const own = await cli(['describe', 'parcelo'], { cwd });
    expect(own.stderr).to.match(/There is no connector `parcelo`\.\n {2}Known in trunkline\.yaml: hive, /);
    mkdirSync(join(cwd, 'parcelo'));
    const above = await cli(['describe', 'parcelo'], { cwd: join(cwd, 'parcelo') });
    expect(above.stderr).to.match(/Known in \.\.\/trunkline\.yaml, which is not in this folder: hive, /);
    const call = await cli(['call', 'post.buyLabel'], { cwd: join(cwd, 'parcelo') });
    expect(call.stderr).to.match(
      /There is no connection `post`\.\n {2}Connections in \.\.\/trunkline\.yaml, which is not in this folder: none/,
    );
  });

  it('names no more operations than a person reads when one is not there', async () => {
    const { code, stderr } = await cli(['describe', 'workato.getRecip'], { cwd: 'docs/recipes' });
    expect(code).to.equal(2);
    expect(stderr).to.match(/did you mean `getRecipe`\?\n {2}Known: getWorkspace, .*, and 175 more\.\n$/);
  });

  it('says that there is no project, and how to name one', async () => {
    const { code, stderr } = await cli(['connectors', '--project', '/'], { cwd: '/' });
    expect(code).to.equal(2);
    expect(stderr).to.match(/^InvalidInputError: There is no trunkline\.yaml here or in a folder above\.\n {2}.*--project/);
  });

  const broken: readonly [string, RegExp][] = [
    [
      'connectors:\n  - trunkline/connectors/hive\n   - x\nconnections: [a\n',
      /^FileError: trunkline\.yaml has a fault:\ntrunkline\.yaml:\d+:\d+: error: /,
    ],
    [
      'conectors: []\n',
      /trunkline\.yaml:1:1: error: The project has no key `conectors`\.\n> 1 \| conectors[^]*Did you mean `connectors`\?/,
    ],
    [
      'connectors: [trunkline/connectors/hve]\n',
      /trunkline\.yaml:1:14: error: .*no connector connectors\/hve\.[^]*Did you mean `trunkline\/connectors\/hive`\?/,
    ],
    [
      'connectors: [connector-nope]\n',
      /trunkline\.yaml:1:14: error: The package connector-nope is not installed\.[^]*npm install connector-nope/,
    ],
    ['connectors: [./sub]\n', /trunkline\.yaml:1:14: error: The connector \.\/sub has no manifest at [^]*trunkline manifest/],
    ['connectors:\n- trunkline/connectors/wrk\n- trunkline/connectors/wrk\n', /trunkline\.yaml:3:3: error: .* is listed twice\./],
    [
      'connections:\n  a:\n  b: { connector: hive, setings: 1 }\n',
      /:2:\d: error: The connection a [^]*:3:25: error: .*`setings`[^]*Did you mean `settings`/,
    ],
  ];
  it('shows each fault of trunkline.yaml at its place, and exits with 3', async () => {
    await forAll(broken, async ([text, message]) => {
      const { code, stdout, stderr } = await cli(['connectors'], project(text));
      expect([code, stdout], text).to.deep.equal([3, '']);
      expect(stderr).to.match(message);
    });
  });

  it('writes the manifest of a module, and says what is wrong with one', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'none'));
    writeFileSync(join(cwd, 'none', 'index.js'), 'export const nothing = 1;\n');
    writeFileSync(join(cwd, 'none', 'broken.js'), 'syntax error(\n');
    const said: readonly [readonly string[], number, RegExp][] = [
      [['manifest'], 2, /declares no connector\.\n {2}Name a module, or say in package\.json/],
      [['manifest', 'nope'], 2, /There is no module .*nope.index\.js\.\n {2}Compile it first/],
      [['manifest', 'none'], 3, /exports no class with @Connector/],
      [['manifest', 'none/broken.js'], 3, /cannot be imported: Unexpected identifier/],
    ];
    await forAll(said, async ([args, expected, message]) => {
      const { code, stderr }: Ended = await cli(args, { cwd });
      expect(code, args.join(' ')).to.equal(expected);
      expect(stderr).to.match(message);
    });
  });
});
