import { expect } from 'chai';
import { readProject } from '../../../core/project/parse-project.js';

const STORE = 'store: { postgresql: { env: DATABASE_URL } }\n';
const faults = (source: string): readonly string[] => readProject('trunkline.yaml', source).file.faults.map(({ message }) => message);

describe('the engine and the store of a project', () => {
  it('are read as they are written', () => {
    const settings = `${STORE}engine:
  use: restate
  ingress: http://restate:8080
  admin: http://restate:9070
  listen: 0.0.0.0:9080
  url: http://workers:9080
  service: orders
  identityKeys: [publickeyv1_abc]
  shared: true
`;
    const { file, project } = readProject('trunkline.yaml', settings);
    expect(file.faults).to.deep.equal([]);
    expect(project).to.deep.include({
      store: { postgresql: { env: 'DATABASE_URL' } },
      engine: {
        use: 'restate',
        ingress: 'http://restate:8080',
        admin: 'http://restate:9070',
        listen: '0.0.0.0:9080',
        url: 'http://workers:9080',
        service: 'orders',
        identityKeys: ['publickeyv1_abc'],
        shared: true,
      },
    });
    expect(readProject('trunkline.yaml', `${STORE}engine: restate\n`).project.engine).to.deep.equal({ use: 'restate' });
    expect(readProject('trunkline.yaml', 'store: { postgresql: { file: url }, schema: orders }\n').project.store).to.deep.equal({
      postgresql: { file: 'url' },
      schema: 'orders',
    });
    expect(readProject('trunkline.yaml', 'store: state.db\n').project.store).to.equal('state.db');
    const stores: Readonly<Record<string, unknown>> = {
      '{ key: { env: KEY } }': { key: [{ env: 'KEY' }] },
      '{ sqlite: state.db }': { sqlite: 'state.db' },
      '{ sqlite: state.db, key: [{ env: NEW }, { file: old }] }': { sqlite: 'state.db', key: [{ env: 'NEW' }, { file: 'old' }] },
      '{ postgresql: { env: URL }, key: { env: KEY } }': { postgresql: { env: 'URL' }, key: [{ env: 'KEY' }] },
    };
    for (const [written, store] of Object.entries(stores)) {
      const read = readProject('trunkline.yaml', `store: ${written}\n`);
      expect([read.file.faults, read.project.store], written).to.deep.equal([[], store]);
    }
  });

  it('are refused where they are wrong', () => {
    const wrong: Readonly<Record<string, RegExp>> = {
      'engine: restate\n': /An engine needs a store that every worker reaches/,
      [`${STORE}engine: restat\n`]: /There is no engine `restat`/,
      [`${STORE}engine: { ingress: http://a:1 }\n`]: /has no `use`/,
      [`${STORE}engine: { use: restate, ingres: x }\n`]: /has no key `ingres`/,
      [`${STORE}engine: { use: restate, ingress: nowhere }\n`]: /`ingress` should be a URL/,
      [`${STORE}engine: { use: restate, listen: everywhere }\n`]: /`listen` should be an address and a port/,
      [`${STORE}engine: { use: restate, service: a b }\n`]: /no name for a service/,
      [`${STORE}engine: { use: restate, identityKeys: [abc] }\n`]: /should begin with publickeyv1_/,
      [`${STORE}engine: { use: restate, shared: maybe }\n`]: /`shared` should be true or false/,
      'store: { postgresql: "postgresql://me:password@host/db" }\n': /should be a reference: it has a password in it/,
      'store: { postgresql: { env: A, file: b } }\n': /should be one reference/,
      'store: { postgresql: { env: A }, schema: Not A Name }\n': /is no name for a schema/,
      'store: { schema: a }\n': /has no `postgresql`/,
      'store: { sqlite: a.db, schema: b }\n': /`schema` has no use beside `sqlite`/,
      'store: { key: abc }\n': /The key of the store should be a reference: it opens all that is in it/,
      'store: { key: [] }\n': /names no key/,
      'store: { key: { env: A } }\nengine: restate\n': /An engine needs a store that every worker reaches/,
    };
    for (const [source, message] of Object.entries(wrong)) {
      expect(faults(source), source).to.have.length(1);
      expect(faults(source)[0]).to.match(message);
    }
  });
});
