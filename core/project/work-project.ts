import { join } from 'node:path';
import { WorkerEvaluator } from '../adapters/worker-evaluator.js';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import type { RestateOptions } from '../adapters/restate/restate-engine.js';
import { runWorker } from '../engine/run-worker.js';
import type { Log } from '../ports/log.js';
import { boundRuns } from './bound-runs.js';
import { noEngine, openEngine } from './open-engine.js';
import type { OpenProject } from './open-project.js';
import { engineClaim } from './own-store.js';
import { FILES_FOLDER } from './project.js';

export interface WorkOptions {
  readonly signal: AbortSignal;
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  /** In the place of what trunkline.yaml says of the engine. */
  readonly engine?: RestateOptions;
  readonly log?: Log;
  /** Told where the engine reaches the worker, once it knows of it. */
  readonly onServing?: (url: string) => void;
}

/**
 * Works for the project's engine until the signal ends it: advances runs of every recipe of the project, with the accounts of its trunkline.yaml.
 *
 * @throws InvalidInputError `no_engine`; EngineError when the engine does not know of the worker and cannot be told.
 */
export async function workProject(project: OpenProject, options: WorkOptions): Promise<void> {
  const { clock, log: usual } = project.runtime.ports;
  const { signal, concurrency, log = usual, onServing } = options;
  const engine = await openEngine(project, options.engine);
  if (!engine) throw noEngine();
  const store = await project.openStore();
  const evaluator = new WorkerEvaluator();
  try {
    await runWorker(
      { store, engine, clock, log, evaluator, files: new NodeRunFiles(join(project.root, FILES_FOLDER)) },
      {
        connections: boundRuns(project, store),
        holder: engineClaim().holder,
        stop: signal,
        ...(concurrency !== undefined && { concurrency }),
        ...(onServing && { onServing }),
      },
    );
  } finally {
    await evaluator.close();
  }
}
