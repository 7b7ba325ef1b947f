import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { NodeRunFiles } from '../../../core/adapters/node-run-files.js';
import { UnavailableError } from 'trunkline/sdk';
import { tempFolder } from '../support/temp-folder.js';
import { RecipeLab } from './support/recipe-lab.js';

const bytes = async function* (...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
};

describe('files of recipes', () => {
  const folder = tempFolder();
  let lab: RecipeLab;
  let root: string;

  beforeEach(async () => {
    const place = folder();
    lab = await new RecipeLab(place).open();
    root = join(place, 'files');
    mkdirSync(root);
    lab.files = new NodeRunFiles(root);
  });
  afterEach(() => lab.close());

  it('writes what a step downloads, and tells what it wrote', async () => {
    const run = await lab.run(`
steps:
  - { id: log, uses: shop.orderLog, with: { n: 7 }, to: 'logs/\${{ event.total }}.json' }
  - return: \${{ steps.log }}
`);
    const text = readFileSync(join(root, 'logs/5.json'), 'utf8');
    expect(JSON.parse(text)).to.deep.include({ echo: { n: 7 } });
    expect(run.output).to.include({ path: 'logs/5.json', size: text.length, name: 'file.bin' });
  });

  it('sends the file that a step uploads', async () => {
    writeFileSync(join(root, 'in.txt'), 'orders');
    expect(await lab.run(`steps: [{ id: up, uses: shop.importOrders, with: { n: 1 }, from: in.txt }]`)).to.include({ status: 'succeeded' });
    expect(lab.calls('importOrders')).to.deep.equal([{ n: 1, file: 'orders' }]);
  });

  it('downloads again what broke off, and leaves no half file', async () => {
    let tries = 0;
    lab.shop.handlers['orderLog'] = () => {
      if (++tries === 1) throw new UnavailableError('broke off');
      return {};
    };
    expect(await lab.run(`steps: [{ id: log, uses: shop.orderLog, to: a.json, retry: { attempts: 2 } }]`)).to.include({
      status: 'succeeded',
    });
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* bytes('half');
      throw new Error('broke off');
    };
    await lab.files!.write('b.json', broken()).catch(() => undefined);
    expect(existsSync(join(root, 'b.json'))).to.equal(false);
  });

  it('stays in its folder', async () => {
    symlinkSync('/', join(root, 'out'));
    for (const path of ['../x', '/etc/passwd', 'a/../../x', '.hidden', 'a//b', '', 'a\0b', 'a\\b', 'out/tmp/x']) {
      const fault = await lab.files!.write(path, bytes('x')).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(fault, path).to.include({ name: 'InvalidInputError', code: 'bad_path' });
    }
    expect(await lab.run(`steps: [{ id: up, uses: shop.importOrders, from: none.txt }]`)).to.include({ status: 'failed' });
    expect((await lab.ended()).error).to.include({ code: 'no_file' });
  });
});
