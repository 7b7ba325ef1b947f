import { join } from 'node:path';
import type { OwnedStore, Run, StepIntent, StepOutcome, StepPlace, StreamPage } from '../../../core/ports/store/index.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { executeRuns } from '../../../core/run/execute-runs.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { FakeConnection } from '../../core/support/fake-connection.js';
import { KeptLog } from '../../core/support/kept-log.js';
import { LAB_DOCUMENT } from '../../core/run/support/recipe-lab.js';
import { Crash, CrashPoints } from './crash-points.js';
import { pointedStore, type Sabotage } from './pointed-store.js';
import type { Scenario } from './recipes.js';
import { playVendor } from './vendor.js';

const DAY = 86_400_000;
/** A run that is not over after so many lives never will be. */
const MOST_LIVES = 12;

/** What can be done wrong on purpose. */
export interface Bug {
  readonly sabotage?: Sabotage;
  /** The key that a call is made with, instead of the one it is given. */
  readonly key?: (key: string, call: number) => string;
}

/** One scenario over one file, through as many lives as it takes; the vendor and the clock outlive every crash. */
export class CrashLab {
  readonly shop = new FakeConnection(LAB_DOCUMENT);
  readonly faults: string[] = [];
  /** Runs that had an unsafe call open when a life ended: what nobody can know. */
  readonly doubtful = new Set<string>();
  readonly #clock = new VirtualClock(undefined, { skip: true });
  readonly #path: string;
  readonly #stepOfKey = new Map<string, string>();
  readonly #ended = new Set<string>();
  readonly #openUnsafe = new Set<string>();
  readonly #pagesKept = new Set<number>();
  #calls = 0;

  constructor(
    folder: string,
    private readonly scenario: Scenario,
    private readonly bug: Bug = {},
  ) {
    this.#path = join(folder, 'store.db');
    this.#vendor();
  }

  /** Lives until everything is over, with a crash at each of these points of the first lives. Gives the points of the last life. */
  async live(crashes: readonly number[]): Promise<readonly Run[]> {
    for (let life = 0; life < MOST_LIVES; life++) {
      const points = new CrashPoints(crashes[life]);
      await this.#life(points);
      if (life < crashes.length) this.#noteDoubt();
      const runs = await this.#look();
      if (life >= crashes.length && runs.length === this.scenario.events.length && runs.every(isOver)) return runs;
      this.#clock.jump(DAY);
    }
    this.faults.push('a run never ended');
    return this.#look();
  }

  /** How many points one undisturbed life passes. */
  async count(): Promise<number> {
    const points = new CrashPoints();
    await this.#life(points);
    return points.passed.length;
  }

  async #life(points: CrashPoints): Promise<void> {
    const store = openSqliteStore(this.#path, { flush: 'within' });
    this.shop.point = points.hit;
    try {
      const owned = (await store.acquire({ name: 'engine', holder: 'lab', ttlMs: DAY, now: this.#clock.now() }))!;
      const watch = { onWritten: (name: string, args: readonly unknown[], run: string) => this.#written(name, args, run) };
      await this.#work(pointedStore(owned, points, watch, this.bug.sabotage));
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    } finally {
      await quiet();
      await store.close();
    }
  }

  async #work(store: OwnedStore): Promise<void> {
    const { recipe, events, signals = [] } = this.scenario;
    const revision = revisionOf(recipe);
    const lane = this.scenario.name === 'runs of one key' ? { lane: { key: 'k', max: 1, full: 'queue' } as const } : {};
    for (const [n, event] of events.entries())
      await store.startRun({ id: `run-${n}`, recipe: revision, event, ...lane }, this.#clock.now());
    const execute = (): Promise<unknown> =>
      executeRuns('r', new Map([['shop', this.shop]]), { store, clock: this.#clock, log: new KeptLog() }, { concurrency: 2 });
    await execute();
    if (signals.length === 0) return;
    this.#clock.jump(3 * 3_600_000);
    await execute();
    for (const n of events.keys()) {
      for (const name of signals) await store.signalRun(`run-${n}`, { id: name, name, data: 'gone' }, this.#clock.now());
    }
    await execute();
  }

  async #look(): Promise<readonly Run[]> {
    const store = openSqliteStore(this.#path, { flush: 'within' });
    const runs = await store.runs({ limit: 100 });
    await store.close();
    return runs.toReversed();
  }

  #vendor(): void {
    playVendor(this.shop, this.scenario, (key) => this.#called(key));
    const { call } = this.shop;
    const { key = (given) => given } = this.bug;
    this.shop.call = (operation, input, options) =>
      call.call(this.shop, operation, input, { ...options, key: key(options?.key ?? '', this.#calls++) });
    const { pagesRead } = this.shop;
    pagesRead.push = (...read: number[]): number => {
      for (const page of read) if (this.#pagesKept.has(page)) this.faults.push(`page ${page} was read again`);
      return Array.prototype.push.apply(pagesRead, read);
    };
  }

  #called(key: string): void {
    const step = this.#stepOfKey.get(key);
    if (step !== undefined && this.#ended.has(step)) this.faults.push(`${step} had ended, and was called again`);
  }

  #written(name: string, args: readonly unknown[], run: string): void {
    const stepAt = (path: string): string => `${run} ${path}`;
    if (name === 'intend') {
      const { key, path, effect } = args[0] as StepIntent;
      this.#stepOfKey.set(key, stepAt(path));
      if (effect === 'unsafe') this.#openUnsafe.add(stepAt(path));
    } else if (name === 'settle') {
      const [{ path }, { status }] = args as readonly [StepPlace, StepOutcome];
      if (status === 'succeeded') this.#ended.add(stepAt(path));
      this.#openUnsafe.delete(stepAt(path));
    } else if (name === 'postpone') this.#openUnsafe.delete(stepAt(String(args[0])));
    else if (name === 'keepPage') this.#pagesKept.add((args[1] as StreamPage).number);
  }

  #noteDoubt(): void {
    for (const step of this.#openUnsafe) this.doubtful.add(step);
    this.#openUnsafe.clear();
  }
}

const isOver = ({ status }: Run): boolean => status !== 'pending' && status !== 'running' && status !== 'waiting';

/** Lets what is still under way after a crash come to its own end. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
