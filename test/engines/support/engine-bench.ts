import type { NewRun, OwnedStore, Run, Store } from '../../../core/ports/store/index.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';

/** One engine over one store, which advances runs on its own until it is closed. */
export interface EngineBench {
  readonly store: OwnedStore;
  close(): Promise<void>;
}

export interface EngineUnderTest {
  readonly name: string;
  /** `shopOf`: the vendor that a run's calls reach. */
  open(shopOf: (run: string) => RecipeConnection): Promise<EngineBench>;
}

const PATIENCE_MS = 45_000;
const LOOK_MS = 20;

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`This never came: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The runs once all of them have ended, or wait for a signal or a person. */
export async function settled(store: Store, ids: readonly string[]): Promise<readonly Run[]> {
  let runs: readonly (Run | undefined)[] = [];
  await until(
    async () => {
      runs = await Promise.all(ids.map((id) => store.run(id)));
      return runs.every((run) => run && (run.endedAt !== undefined || (run.wait && run.wait.until === undefined)));
    },
    `the end of ${ids.join(', ')}`,
  );
  return runs as readonly Run[];
}

export async function startAll(store: OwnedStore, runs: readonly NewRun[]): Promise<void> {
  for (const run of runs) await store.startRun(run, Date.now());
}

export async function owned(store: Store, name = 'engine'): Promise<OwnedStore> {
  const held = await store.acquire({ name, holder: 'bench', ttlMs: 600_000, now: Date.now() });
  if (!held) throw new Error(`The lease ${name} is in other hands.`);
  return held;
}
