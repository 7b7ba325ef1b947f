import { Bench } from './bench/bench.js';
import type { Case, Check } from './check.js';
import type { EmulatorFixture } from './bench/emulator-trial.js';
import { CHECKS } from './checks/all.js';
import { emulatorCheck } from './checks/emulator.js';
import type { Fixtures } from './fixtures/fixtures.js';
import { Subject, type Connector } from './subject.js';

export interface ContractOptions {
  /** The vendor's emulator, for the tests that fixtures cannot do: whether the two agree, on a vendor that remembers. */
  readonly emulator?: EmulatorFixture;
}

/** One test of the contract, as it ended. */
export interface ContractResult {
  /** The promise it belongs to, in one word: `pages`. */
  readonly check: string;
  readonly name: string;
  /** What is wrong; absent when it holds. */
  readonly problem?: string;
}

/** A promise and its tests, each ready to run. */
export interface ContractGroup {
  readonly check: string;
  readonly title: string;
  readonly cases: readonly { readonly name: string; run(): Promise<void> }[];
}

/** The tests of a connector, none of them run yet. */
export interface ContractTests {
  readonly groups: readonly ContractGroup[];
  /** Frees what the tests have opened. */
  close(): Promise<void>;
}

/** A class that is not sound gives one test, which fails with all its faults. */
export function contractTests(connector: Connector, fixtures: Fixtures, { emulator }: ContractOptions = {}): ContractTests {
  const subject = soundSubject(connector, fixtures);
  if (!(subject instanceof Subject)) {
    const [{ name, title }] = CHECKS as readonly [Check];
    const cases = [{ name: 'is sound', run: () => Promise.reject(subject.fault) }];
    return { groups: [{ check: name, title, cases }], close: async () => undefined };
  }
  const bench = new Bench(subject, emulator);
  const ready = ({ name, run }: Case): ContractGroup['cases'][number] => ({ name, run: async () => run(bench) });
  const checks = emulator ? [...CHECKS, emulatorCheck(emulator)] : CHECKS;
  const groups = checks.map((check) => ({ check: check.name, title: check.title, cases: [...check.cases(subject)].map(ready) }));
  return { groups: groups.filter(({ cases }) => cases.length > 0), close: () => bench.close() };
}

/** Runs the contract without a test runner. */
export async function runContract(connector: Connector, fixtures: Fixtures, options?: ContractOptions): Promise<readonly ContractResult[]> {
  const { groups, close } = contractTests(connector, fixtures, options);
  const results: ContractResult[] = [];
  for (const { check, cases } of groups) {
    for (const { name, run } of cases) {
      const problem = await run().then(() => undefined, messageOf);
      results.push({ check, name, ...(problem !== undefined && { problem }) });
    }
  }
  await close();
  return results;
}

function soundSubject(connector: Connector, fixtures: Fixtures): Subject | { readonly fault: unknown } {
  try {
    return new Subject(connector, fixtures);
  } catch (fault) {
    return { fault };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
