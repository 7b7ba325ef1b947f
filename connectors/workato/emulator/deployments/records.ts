import type { Stored } from '../table.js';
import type { Work } from '../work.js';

/** A project, put together to be deployed. Facts: K117. */
export interface BuildRecord extends Stored, Work {
  readonly id: number;
  readonly project_id: number;
  readonly description: string;
  readonly include_test_cases: boolean;
}

export const TARGETS = ['test', 'prod'] as const;

/** A build on its way to the test or the production environment. Facts: K118, K119. */
export interface DeploymentRecord extends Stored, Work {
  readonly id: number;
  readonly project_id: number;
  readonly project_build_id: number;
  readonly environment_type: (typeof TARGETS)[number];
  readonly description: string;
}
