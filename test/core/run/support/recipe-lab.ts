import { join } from 'node:path';
import type { ConnectorDocument, EffectDocument, ListDocument } from 'trunkline/document';
import type { RunFiles } from '../../../../core/ports/run-files.js';
import type { Evaluator } from '../../../../core/ports/evaluator.js';
import type { NewRun, OwnedStore, Run, Store } from '../../../../core/ports/store/index.js';
import { parseRecipe } from '../../../../core/recipe/read/parse.js';
import type { Recipe } from '../../../../core/recipe/recipe.js';
import { revisionOf } from '../../../../core/recipe/revision.js';
import { type ExecuteOptions, type ExecuteSummary, executeRuns } from '../../../../core/run/execute-runs.js';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../../../core/testing/virtual-clock.js';
import { action, connector, download, list, upload } from '../../support/documents.js';
import { FakeConnection } from '../../support/fake-connection.js';
import { KeptLog } from '../../support/kept-log.js';

/** An action of every effect, by its name. */
const EFFECTS: Readonly<Record<string, EffectDocument>> = {
  look: { kind: 'read' },
  put: { kind: 'idempotent' },
  pay: { kind: 'keyed', header: 'Key' },
  find: { kind: 'lookup', slot: 'find' },
  send: { kind: 'unsafe' },
};

const ORDERS: Partial<ListDocument> = { key: { path: ['id'] }, order: 'oldest-first' };

export const LAB_DOCUMENT: ConnectorDocument = connector({
  ...Object.fromEntries(Object.entries(EFFECTS).map(([name, effect]) => [name, action(effect)])),
  listOrders: list(ORDERS),
  orderLog: download(),
  importOrders: upload(),
});

/** A recipe of these steps, over the connection `shop`. Throws what is wrong with it. */
export function recipeOf(text: string, calls: Readonly<Record<string, Recipe>> = {}): Recipe {
  const head = /^name:/m.test(text) ? '' : 'name: r\n';
  const connections = /^connections:/m.test(text) ? '' : 'connections: { shop: acme }\n';
  const { file, recipe } = parseRecipe('recipe.yaml', `${head}${connections}${text}`);
  if (!recipe || file.hasErrors) throw new Error(file.faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return { ...recipe, calls };
}

/** A store, a vendor in memory and a clock that skips, with recipes run over them. */
export class RecipeLab {
  readonly shop = new FakeConnection(LAB_DOCUMENT);
  readonly clock = new VirtualClock(undefined, { skip: true });
  log = new KeptLog();
  files: RunFiles | undefined;
  evaluator: Evaluator | undefined;
  readonly path: string;
  #store: Store;
  #owned: OwnedStore | undefined;

  constructor(folder: string) {
    this.path = join(folder, 'store.db');
    this.#store = openSqliteStore(this.path, { flush: 'within' });
  }

  get store(): OwnedStore {
    if (!this.#owned) throw new Error('The lab is not open.');
    return this.#owned;
  }

  async open(): Promise<this> {
    this.#owned = await this.#store.acquire({ name: 'engine', holder: 'lab', ttlMs: 60_000, now: this.clock.now() });
    return this;
  }

  /** As another process would: nothing but the file is kept. */
  async restart(): Promise<void> {
    await this.close();
    this.#store = openSqliteStore(this.path, { flush: 'within' });
    this.log = new KeptLog();
    await this.open();
  }

  start(recipe: Recipe, more: Partial<NewRun> = {}): Promise<boolean> {
    return this.store.startRun({ id: 'a', recipe: revisionOf(recipe), event: { total: 5 }, ...more }, this.clock.now());
  }

  execute(options?: ExecuteOptions): Promise<ExecuteSummary> {
    return executeRuns(
      'r',
      new Map([['shop', this.shop]]),
      {
        store: this.store,
        clock: this.clock,
        log: this.log,
        ...(this.files && { files: this.files }),
        ...(this.evaluator && { evaluator: this.evaluator }),
      },
      options,
    );
  }

  /** Starts a run of these steps and executes it; gives the run. */
  async run(text: string, more: Partial<NewRun> & { readonly calls?: Readonly<Record<string, Recipe>> } = {}): Promise<Run> {
    const { calls, ...rest } = more;
    await this.start(recipeOf(text, calls), rest);
    await this.execute();
    return this.ended(rest.id);
  }

  async ended(id = 'a'): Promise<Run> {
    const run = await this.store.run(id);
    if (!run) throw new Error(`There is no run ${id}.`);
    return run;
  }

  /** Each step's path and status, in the order first written. */
  async steps(id = 'a'): Promise<readonly string[]> {
    return (await this.store.steps(id)).map(({ path, status }) => `${path} ${status}`);
  }

  async notes(id = 'a'): Promise<readonly string[]> {
    return (await this.store.notes(id)).map(({ path, reason }) => `${path}: ${reason}`);
  }

  /** What the vendor was asked to do, in order: operation and input. */
  calls(operation?: string): readonly unknown[] {
    return this.shop.calls.filter((call) => operation === undefined || call.operation === operation).map(({ input }) => input);
  }

  close(): Promise<void> {
    this.#owned = undefined;
    return this.#store.close();
  }
}
