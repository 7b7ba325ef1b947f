import { dirname, join } from 'node:path';
import { CancelledError } from 'trunkline/errors';
import { NodeDiskSpace } from '../adapters/node-disk-space.js';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import { WorkerEvaluator } from '../adapters/worker-evaluator.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { OwnedStore } from '../ports/store/index.js';
import { type HeldStore, type LeaseClaim, standBy } from '../run/hold-lease.js';
import { RunLoop } from '../run/run-loop.js';
import { hookPart } from '../serve/hook-part.js';
import { lettersPart } from '../serve/letters-part.js';
import { pollingPart } from '../serve/polling-part.js';
import { aborted } from '../serve/keep-doing.js';
import { retentionPart } from '../serve/retention-part.js';
import { runParts, type ServePart } from '../serve/run-parts.js';
import { schedulePart } from '../serve/schedule-part.js';
import { subscriptionPart, type SubscriptionPorts } from '../serve/subscription-part.js';
import { takeTurns, type Turns } from '../serve/take-turns.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { boundRuns } from './bound-runs.js';
import type { OpenProject } from './open-project.js';
import { engineClaim, ownStore } from './own-store.js';
import { FILES_FOLDER, RETENTION_MS } from './project.js';
import type { ServeOptions } from './serve-project.js';

/** How long other servers wait for one that has died without a word, where the store cannot see it. */
const LEASE_MS = 10_000;

/**
 * A server of a project's recipes. On the embedded engine, all of it is done by the process that owns the store. With an engine, each process takes webhooks
 * and executes runs, and one of them polls.
 */
export class ProjectServer {
  readonly #evaluator = new WorkerEvaluator();
  readonly #log: Log;
  readonly #clock: Clock;
  #tellListening = (): void => undefined;
  readonly #listening = new Promise<void>((resolve) => (this.#tellListening = resolve));

  constructor(
    private readonly project: OpenProject,
    private readonly recipes: readonly HookedRecipe[],
    private readonly options: ServeOptions,
  ) {
    this.#log = options.log ?? project.runtime.ports.log;
    this.#clock = project.runtime.ports.clock;
  }

  async run(): Promise<void> {
    const { signal } = this.options;
    const turns: ServePart = (stop) =>
      this.#takeTurns(
        {
          stand: (wait) => this.#own(wait),
          parts: (store) => this.#owned(store),
        },
        stop,
      );
    await runParts(this.project.project.engine ? [turns, (stop) => this.#hear(stop), (stop) => this.#work(stop)] : [turns], signal);
  }

  async close(): Promise<void> {
    await this.#evaluator.close();
  }

  #takeTurns(turns: Pick<Turns, 'stand' | 'parts'>, stop: AbortSignal): Promise<void> {
    return takeTurns({ ...turns, clock: this.#clock, log: this.#log }, stop);
  }

  async #own(stop: AbortSignal): Promise<HeldStore | undefined> {
    try {
      return await ownStore(this.project, { wait: true, leaseMs: LEASE_MS, signal: stop, log: this.#log });
    } catch (error) {
      if (error instanceof CancelledError && stop.aborted) return undefined;
      throw error;
    }
  }

  /** What only the owner of the store does. */
  #owned(store: OwnedStore): readonly ServePart[] {
    const recipes = this.recipes.map(({ recipe }) => recipe);
    const ports = { store, clock: this.#clock, random: this.project.runtime.ports.random, log: this.#log };
    let onReady = (): void => undefined;
    const listening = new Promise<void>((resolve) => (onReady = resolve));
    const retention = retentionPart(this.project.project.retentionMs ?? RETENTION_MS, ports);
    if (this.project.project.engine)
      return [
        this.#serving(this.#listening),
        retention,
        schedulePart(recipes, ports, () => undefined),
        pollingPart(this.recipes, ports, () => undefined),
        lettersPart(this.recipes, ports, () => undefined),
        ...this.#subscriptions(ports),
      ];
    const files = new NodeRunFiles(join(this.project.root, FILES_FOLDER));
    const { concurrency } = this.options;
    const runs = new RunLoop(
      { ...ports, files, evaluator: this.#evaluator },
      { connections: boundRuns(this.project, store), ...(concurrency !== undefined && { concurrency }) },
    );
    const wake = (): void => runs.wake();
    return [
      this.#serving(listening),
      (stop) => runs.run(stop),
      schedulePart(recipes, ports, wake),
      pollingPart(this.recipes, ports, wake),
      lettersPart(this.recipes, ports, wake),
      this.#hooks(store, wake, onReady),
      ...this.#subscriptions(ports),
      retention,
    ];
  }

  /** Webhooks are taken by every process, each with a lease of its own: what they write, they write once, whoever was told. */
  async #hear(stop: AbortSignal): Promise<void> {
    const { random } = this.project.runtime.ports;
    const claim = (): LeaseClaim => ({ ...engineClaim(), ttlMs: LEASE_MS, name: `webhooks/${random.uuid()}`, once: true });
    const store = await this.project.openStore();
    await this.#takeTurns(
      {
        stand: (wait) => standBy(store, this.#clock, claim(), wait),
        parts: (owned) => [
          this.#hooks(
            owned,
            () => undefined,
            () => undefined,
          ),
        ],
      },
      stop,
    );
  }

  /** Tells that it serves once vendors are let in: a port that is in use is found before. */
  #serving(listening: Promise<void>): ServePart {
    return async (stop) => {
      await Promise.race([listening, aborted(stop)]);
      if (!stop.aborted) this.options.onServing?.({ recipes: this.recipes.map(({ recipe }) => recipe.name) });
    };
  }

  #hooks(store: OwnedStore, onStarted: () => void, onReady: () => void): ServePart {
    const file = this.project.storeFile;
    const disk = file === undefined ? {} : { disk: new NodeDiskSpace(dirname(file)) };
    const { webhooks = {} } = this.options;
    const onListening = (url: string | undefined): void => {
      this.#tellListening();
      onReady();
      if (url !== undefined) webhooks.onListening?.(url);
    };
    return hookPart(this.recipes, { store, clock: this.#clock, log: this.#log, ...disk }, webhooks, { onStarted, onListening });
  }

  #subscriptions(ports: SubscriptionPorts): readonly ServePart[] {
    const { publicUrl } = this.options.webhooks ?? {};
    if (publicUrl === undefined) return [];
    return [
      subscriptionPart(this.recipes, ports, {
        publicUrl,
        listening: this.#listening,
        connections: Object.keys(this.project.project.connections),
        open: (name) => this.project.connection(name),
      }),
    ];
  }

  async #work(stop: AbortSignal): Promise<void> {
    const { concurrency } = this.options;
    const { workProject } = await import('./work-project.js');
    await workProject(this.project, { signal: stop, log: this.#log, ...(concurrency !== undefined && { concurrency }) });
  }
}
