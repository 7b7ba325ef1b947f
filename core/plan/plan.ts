import type { EffectDocument, OperationDocument } from 'trunkline/document';

/** At least and at most; null where nobody can say beforehand. */
export interface Bounds {
  readonly least: number;
  readonly most: number | null;
}

/** What a recipe will do, as far as it can be told without doing it. Plain JSON. */
export interface Plan {
  readonly recipe: string;
  readonly connections: readonly PlannedConnection[];
  readonly triggers: readonly PlannedTrigger[];
  readonly loops: readonly PlannedLoop[];
  /** In the order of the recipe, those of the recipes it calls included. */
  readonly operations: readonly PlannedOperation[];
  /** Calls in one run, repeats not counted. */
  readonly calls: Bounds;
  readonly budgets: readonly PlannedBudget[];
}

export interface PlannedConnection {
  /** Its name in the recipe and in trunkline.yaml. */
  readonly name: string;
  readonly connector: string;
  /** The vendor, for people. */
  readonly title: string;
}

export type PlannedTrigger = PlannedPoll | PlannedSchedule;

export interface PlannedPoll {
  readonly id: string;
  readonly connection: string;
  readonly operation: string;
  /** Absent where the recipe does not say how often. Each poll is one call or more. */
  readonly pollsPerDay?: number;
  /** Nothing is polled: only the vendor's webhooks tell of it. */
  readonly toldOnly?: true;
  readonly scopes: readonly string[];
}

export interface PlannedSchedule {
  readonly id: string;
  /** Cron, on the clocks of the zone. */
  readonly schedule: string;
  readonly timezone: string;
}

export interface PlannedLoop {
  readonly path: string;
  readonly items: Bounds;
}

/** What becomes of a call that a crash cut off: it is made again, made again with the same key, looked up first, or a person must look. */
export type AfterCrash = 'again' | 'again-with-key' | 'looked-up' | 'person';

export interface PlannedOperation {
  /** Of its step: `each[].launch`, `sub/launch`. */
  readonly path: string;
  readonly connection: string;
  readonly operation: string;
  readonly kind: OperationDocument['kind'];
  readonly title: string;
  readonly effect: EffectDocument['kind'];
  readonly afterCrash: AfterCrash;
  /** Rights that the vendor asks for. */
  readonly scopes: readonly string[];
  /** Paths of the loops it stands in, outermost first. */
  readonly loops: readonly string[];
  /** Each time that it is come to. */
  readonly each: Bounds;
  /** In one run. */
  readonly calls: Bounds;
}

/** One of a connection's rate limits, and the time that the calls of one run take by it. */
export interface PlannedBudget {
  readonly connection: string;
  readonly name: string;
  readonly limit: number;
  readonly perMs: number;
  readonly calls: Bounds;
  /** Milliseconds that they take at the least, when nothing else draws on it. */
  readonly ms: Bounds;
  /** Milliseconds for a thousand items, by the path of the loop; where it is not known how many there are. */
  readonly perThousand: Readonly<Record<string, number>>;
  /** Milliseconds that a thousand runs take; null where nobody can say. */
  readonly msPerThousandRuns: number | null;
}
