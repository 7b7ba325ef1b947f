import { InvalidInputError } from 'trunkline/errors';
import type { RestateOptions } from '../adapters/restate/restate-engine.js';
import type { Engine } from '../ports/engine.js';
import type { OpenProject } from './open-project.js';

/** The engine that trunkline.yaml names; undefined for the embedded one. `change`: what this process wants in another way. */
export async function openEngine({ project }: OpenProject, change: RestateOptions = {}): Promise<Engine | undefined> {
  if (!project.engine) return undefined;
  const { use: _, ...settings } = project.engine;
  const { RestateEngine } = await import('../adapters/restate/restate-engine.js');
  return new RestateEngine({ ...settings, ...change });
}

export const noEngine = (): InvalidInputError =>
  new InvalidInputError('The project has no engine: its runs are carried by `trunkline run` itself.', {
    code: 'no_engine',
    remedy: 'Write `engine: restate` and a PostgreSQL store into trunkline.yaml, or use `trunkline run`.',
  });
