import { CancelledError } from 'trunkline/errors';
import type { PollDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import type { AsideRecord, Lane, OwnedStore, RecipeRevision, TriggerStart } from '../ports/store/index.js';
import { triggerKeyOf } from '../run/keys.js';
import { errorJson } from '../run/run-errors.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { StoreError } from '../store/store-error.js';
import { Comparison } from './comparison.js';
import { Continuation } from './continuation.js';
import type { Cause } from './lane.js';
import { CursorReading } from './cursor-reading.js';
import { codeOf, type Reading, type ReadingParts } from './reading.js';

export interface PollRequest {
  readonly recipe: RecipeRevision;
  /** The trigger's id in the recipe. */
  readonly id: string;
  readonly operation: string;
  readonly connection: RecipeConnection;
  readonly with: Readonly<Record<string, unknown>>;
  /** Where it begins, the first time. Default: with all there is. */
  readonly start?: TriggerStart;
  /** The lane of the run that an event starts. */
  readonly lane?: (cause: Cause) => Lane | undefined;
  readonly signal?: AbortSignal;
}

/** What a poll needs of a store. */
export type PollStore = Pick<
  OwnedStore,
  'cursor' | 'trigger' | 'resets' | 'holdEvents' | 'releaseEvents' | 'beginReading' | 'snapshots' | 'unseen' | 'seeRecords' | 'deadLetters'
>;

/** `incomplete` released nothing: what was read is held, and the next poll begins at the same cursor. `calls`: requests that left. */
export type PollResult =
  | {
      readonly status: 'complete';
      readonly read: number;
      readonly started: number;
      readonly calls: number;
      readonly cursor?: string;
      /** Records that could not become events. */
      readonly aside?: number;
    }
  | {
      readonly status: 'incomplete';
      readonly read: number;
      readonly started: 0;
      readonly calls: number;
      readonly reason: string;
      readonly error?: unknown;
      /** The error itself, for who plans the next poll. */
      readonly cause?: unknown;
    };

export interface ReadPorts {
  readonly store: PollStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of records that were set aside: of the first few, since one fault may be in many. */
  readonly onAside?: (record: AsideRecord) => void;
}

const MOST_TOLD = 10;

/**
 * Reads a trigger's list once. Each page is held in the store as it comes, so memory stays flat and a page is stored once; only after the
 * list has been read to its end are runs started and the cursor moved, in one transaction. Throws only when the store fails.
 */
export async function poll(request: PollRequest, { store, clock, onAside }: ReadPorts): Promise<PollResult> {
  const document = pollOf(request);
  const key = triggerKeyOf(request.recipe.name, request.id, request.connection.id);
  const resets = await store.resets(key); // First: a reset between these is one that came while it was polled.
  const [state, cursor] = [await store.trigger(key), await store.cursor(key)];
  const isFirst = state?.start === undefined && cursor === undefined;
  const start = isFirst ? (request.start ?? 'all') : (state?.start ?? 'all');
  let reading: Reading | undefined;
  try {
    const code = await codeOf(request.connection, document);
    reading = readingFor({ request, document, key, code, store, start, state, cursor, resets });
    const reason = await reading.readAll();
    if (reason !== undefined) return { status: 'incomplete', read: reading.read, started: 0, calls: reading.calls, reason };
    reading.asides.assertSingle();
  } catch (error) {
    const { read = 0, calls = 0 } = reading ?? {};
    if (isReset(error)) return { status: 'incomplete', read, started: 0, calls, reason: 'reset' };
    if (error instanceof StoreError && !error.code.startsWith('value_')) throw error;
    const reason = error instanceof CancelledError ? 'stopped' : 'failed';
    return { status: 'incomplete', read, started: 0, calls, reason, error: errorJson(error), cause: error };
  }
  const { cursor: next, ...more } = reading.decision();
  const aside = reading.asides.records;
  const { read, calls, recovered } = reading;
  const release = store.releaseEvents(key, request.recipe, next, clock.now(), {
    ...more,
    resets,
    start,
    remember: isFirst && start === 'now',
    ...(aside.length > 0 && { aside }),
    ...(recovered.length > 0 && { recovered }),
  });
  const started = await unlessReset(release);
  if (started === undefined) return { status: 'incomplete', read, started: 0, calls, reason: 'reset' };
  const { told } = reading;
  for (const one of told.slice(0, MOST_TOLD)) onAside?.(one);
  return {
    status: 'complete',
    read,
    started,
    calls,
    ...(next !== undefined && { cursor: next }),
    ...(told.length > 0 && { aside: told.length }),
  };
}

/** Undefined where a person has reset the trigger since the poll began: what it has read is read again. */
async function unlessReset(release: Promise<number>): Promise<number | undefined> {
  try {
    return await release;
  } catch (error) {
    if (isReset(error)) return undefined;
    throw error;
  }
}

const isReset = (error: unknown): boolean => error instanceof StoreError && error.code === 'trigger_reset';

function readingFor(parts: ReadingParts): Reading {
  const { detects, continues } = parts.document;
  if (detects) return new Comparison(parts, detects);
  return continues ? new Continuation(parts) : new CursorReading(parts);
}

function pollOf({ connection, operation }: PollRequest): PollDocument {
  const { operations, name } = connection.document;
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (found?.kind === 'trigger' && found.poll) return found.poll;
  throw new TypeError(`Connector ${name} has no trigger ${operation} that polls; recipes are checked before they run.`);
}
