import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { adapters, machineUses } from './machine.js';
import { cycles, foreignImports } from './rules.js';
import { source, sources } from './sources.js';

const ROOMS = sources('sdk', 'core', 'connectors');
const LONGEST = 250;
const vendors = readdirSync('connectors', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('the architecture', () => {
  it('lets connectors and core know the sdk, the sdk nobody, and each room only the doors of another', () => {
    expect(ROOMS.length).to.be.greaterThan(200);
    expect(ROOMS.flatMap(foreignImports)).to.deep.equal([]);
  });

  it('would notice an import that goes the wrong way', () => {
    const planted = [
      source('connectors/hive/orders.ts', "import { createRuntime } from 'trunkline';"),
      source('connectors/hive/orders.ts', "import type { Pager } from '../../core/pagination/pager.js';"),
      source('connectors/hive/orders.ts', "export { Wrk } from '../wrk/connector.js';"),
      source('connectors/hive/orders.ts', "import { Orders } from './emulator/v1/orders.js';"),
      source('connectors/hive/orders.ts', "import { readFile } from 'node:fs/promises';"),
      source('connectors/hive/emulator/v1/orders.ts', "import { Order } from '../../orders.js';"),
      source('connectors/hive/emulator/v1/orders.ts', "const { Hive } = await import('trunkline/connectors/hive');"),
      source('sdk/http/path.ts', "import { Exchange } from '../../core/http/exchange.js';"),
      source('sdk/http/path.ts', "import { createRuntime } from 'trunkline';"),
      source('core/http/auth/sign.ts', "import { Secret } from '../../../sdk/secret.js';"),
      source('core/http/auth/sign.ts', "import { Hive } from 'trunkline/connectors/hive';"),
    ];
    for (const one of planted) expect(foreignImports(one), one.text).to.have.length(1);
  });

  it('names no vendor in the sdk and in core, not even in a comment', () => {
    expect(vendors).to.include.members(['hive', 'wrk']);
    const named = new RegExp(`\\b(${vendors.join('|')})\\b`, 'i');
    const shared = ROOMS.filter(({ room }) => room === 'sdk' || room === 'core');
    expect(shared.filter(({ text }) => named.test(text)).map(({ path }) => path)).to.deep.equal([]);
  });

  it('has no cycle of imports; inside the sdk not even of types', () => {
    expect(cycles(ROOMS, ({ room }) => room === 'sdk')).to.deep.equal([]);
  });

  it('would notice a cycle, and tells a type from a value', () => {
    const ring = (second: string): string[] =>
      cycles([source('core/a.ts', "import { b } from './b.js';"), source('core/b.ts', second)], () => false);
    expect(ring("import { a } from './a.js';")).to.deep.equal(['core/a.ts -> core/b.ts -> core/a.ts']);
    expect(ring("export * from './a.js';")).to.have.length(1);
    expect(ring("import { type A, a } from './a.js';")).to.have.length(1);
    expect(ring("import type { A } from './a.js';")).to.deep.equal([]);
    expect(ring("import { type A } from './a.js';")).to.deep.equal([]);
  });

  it(`has no file of more than ${LONGEST} lines`, () => {
    const long = ROOMS.filter(({ text }) => text.split('\n').length > LONGEST + 1).map(({ path }) => path);
    expect(long).to.deep.equal([]);
  });

  const isAdapter = adapters(JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as Parameters<typeof adapters>[0]);

  it('touches clock, chance, network, files and environment only in the adapters that the linter knows', () => {
    const others = ROOMS.filter(({ path }) => !isAdapter(path));
    expect(others.flatMap(machineUses)).to.deep.equal([]);
    expect(ROOMS.filter(({ path }) => isAdapter(path)).flatMap(machineUses)).to.have.length.greaterThan(10);
  });

  it('would notice every way to touch the machine', () => {
    const planted = [
      'const home = process.env.HOME;',
      "const home = process['env'].HOME;",
      'const { env } = process;',
      'const at = Date.now();',
      'const at = new Date();',
      'const at = new Date;',
      'const at = Date();',
      'const half = Math.random();',
      'const id = crypto.randomUUID();',
      'setTimeout(work, 5);',
      'const stop = globalThis.setInterval;',
      "import { setTimeout as sleep } from 'node:timers/promises';",
      'const at = performance.now();',
      'const answer = await fetch(url);',
      "import { request } from 'node:https';",
      "import { readFileSync } from 'fs';",
      "const { readFile } = await import('node:fs/promises');",
    ];
    for (const line of planted)
      expect(machineUses(source('core/run/planted.ts', `// before\n${line}\n`)), line).to.deep.equal([
        `core/run/planted.ts:2: ${machineUses(source('a', line))[0]?.split(': ')[1]}`,
      ]);
    const harmless = [
      'const day = new Date(at);',
      '// setTimeout(work)',
      "import type { Stats } from 'node:fs';",
      'this.fetch(state);',
      'type Made = Date;',
    ];
    for (const line of harmless) expect(machineUses(source('core/run/harmless.ts', line)), line).to.deep.equal([]);
  });
});
