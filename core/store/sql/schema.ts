import { deliveryTables } from './tables/deliveries.js';
import { ownerTables } from './tables/owners.js';
import { runTables } from './tables/runs.js';
import type { SqlTypes } from './tables/sql-types.js';
import { stepTables } from './tables/steps.js';
import { triggerTables } from './tables/triggers.js';
import { valueTables } from './tables/values.js';

/** Shape of the tables below; a store with a greater one is refused. */
export const SCHEMA_VERSION = 2;

/** How a run's place in the queue is written: see `due_at`. */
export const DUE_NOW = 0;

/** All tables, those before that others refer to. */
export function tables(types: SqlTypes): string {
  return [ownerTables, valueTables, triggerTables, deliveryTables, runTables, stepTables].map((make) => make(types)).join('');
}
