import type { Selector } from './selector.js';

/**
 * region × environment × service → base URL.
 *
 * A vendor without regions has the one region `*`, likewise for environments. Every cell names every service. A URL may hold `{field}`
 * variables, filled from the connection and checked against `variables` before use.
 */
export interface BaseUrlDocument {
  /** Selects the region from the connection; absent when there is only `*`. */
  readonly region?: Selector;
  readonly environment?: Selector;
  /** Regions whose URLs no page of the vendor names for certain: connecting there is logged. */
  readonly experimental?: readonly string[];
  /** The first is the one used when an operation names none. */
  readonly services: readonly string[];
  readonly table: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** Connection fields that stand in a URL. */
  readonly variables: readonly string[];
}
