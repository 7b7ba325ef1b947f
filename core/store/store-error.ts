import { ConnectorError } from 'trunkline/errors';

export type StoreErrorCode =
  | 'store_unsafe_sqlite'
  | 'store_unsafe_postgres'
  | 'store_owned'
  | 'store_fenced'
  | 'store_damaged'
  | 'store_foreign'
  | 'store_newer'
  | 'store_full'
  | 'store_misplaced'
  | 'store_closed'
  | 'store_silent'
  | 'store_refused'
  | 'store_unreachable'
  | 'store_no_driver'
  | 'store_sealed'
  | 'store_bad_key'
  | 'run_cancelled'
  | 'trigger_reset'
  | 'value_too_large'
  | 'value_not_json';

/** The store cannot be used, or cannot take this value. It never opens empty in place of a store that it cannot read. */
export class StoreError extends ConnectorError {
  constructor(code: StoreErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, code, { remedy, cause });
  }
}

/** Codes of errors that concern one write, and say nothing of the store. */
const REFUSALS: ReadonlySet<string> = new Set<StoreErrorCode>([
  'store_refused',
  'store_fenced',
  'run_cancelled',
  'trigger_reset',
  'value_too_large',
  'value_not_json',
]);

export const isRefusal = (error: unknown): boolean => error instanceof StoreError && REFUSALS.has(error.code);

/** Codes of what a process outlives, which then takes its lease anew. */
const PASSING: ReadonlySet<string> = new Set<StoreErrorCode>(['store_fenced', 'store_unreachable']);

export const isPassing = (error: unknown): boolean => error instanceof StoreError && PASSING.has(error.code);

export function fenced(lease: string, store: string): StoreError {
  return new StoreError(
    'store_fenced',
    `Another process has taken over \`${lease}\` in the store ${store}; nothing more is written from here.`,
    'Stop this process, or let it acquire the lease again. Never delete the .lock file beside a store in use.',
  );
}

export function constraint(message: string, cause: unknown): StoreError {
  return new StoreError(
    'store_refused',
    `The store refused a record: ${message}.`,
    'Give every id a value that is not empty, and use each run id once.',
    cause,
  );
}
