import { EngineError } from '../../engine/engine-error.js';

export type RestateSdk = typeof import('@restatedev/restate-sdk');

/** Loads Restate's SDK, which is installed by those who want it. */
export async function loadSdk(): Promise<RestateSdk> {
  return import('@restatedev/restate-sdk').catch((error: unknown) => {
    throw new EngineError(
      'engine_no_driver',
      'The engine Restate needs the package `@restatedev/restate-sdk`, which is not installed.',
      'Run: npm install @restatedev/restate-sdk',
      error,
    );
  });
}
