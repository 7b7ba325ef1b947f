import type { ItemRecord, Run, RunNote, RunWait, StepRecord } from '../../ports/store/index.js';
import { fromJsonText } from '../json.js';
import type { Row } from './work.js';

/** A column that is text in every row. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const isThere = (value: unknown): boolean => value !== null && value !== undefined;

export function runOf(row: Row): Run {
  return {
    id: textOf(row['id']),
    order: Number(row['seq']),
    recipe: textOf(row['recipe']),
    revision: textOf(row['revision']),
    event: fromJsonText(row['event']),
    ...(isThere(row['given']) && { given: fromJsonText(row['given']) as Run['given'] }),
    status: row['status'] as Run['status'],
    createdAt: Number(row['created_at']),
    ...(isThere(row['started_at']) && { startedAt: Number(row['started_at']) }),
    ...(isThere(row['ended_at']) && { endedAt: Number(row['ended_at']) }),
    cancelled: row['cancelled'] === 1,
    ...(isThere(row['wait']) && { wait: fromJsonText(row['wait']) as RunWait }),
    ...(isThere(row['pin']) && { pin: textOf(row['pin']) }),
    deaths: Number(row['deaths']),
    ...(isThere(row['output']) && { output: fromJsonText(row['output']) }),
    ...(isThere(row['error']) && { error: fromJsonText(row['error']) }),
  };
}

export function stepOf(row: Row): StepRecord {
  return {
    order: Number(row['seq']),
    path: textOf(row['path']),
    scope: textOf(row['scope']),
    status: row['status'] as StepRecord['status'],
    attempts: Number(row['attempts']),
    ...(isThere(row['key']) && {
      intent: { effect: textOf(row['effect']), requestHash: textOf(row['request_hash']), key: textOf(row['key']) },
    }),
    ...(row['status'] === 'waiting' && {
      wait: { until: Number(row['wait_until']), refused: row['wait_refused'] === 1, reason: textOf(row['wait_reason']) },
    }),
    ...(isThere(row['output']) && { output: fromJsonText(row['output']) }),
    ...(isThere(row['output_ref']) && { outputRef: textOf(row['output_ref']) }),
    ...(isThere(row['error']) && { error: fromJsonText(row['error']) }),
    startedAt: Number(row['started_at']),
    ...(isThere(row['ended_at']) && { endedAt: Number(row['ended_at']) }),
  };
}

export function itemOf(row: Row): ItemRecord {
  return {
    order: Number(row['seq']),
    loop: textOf(row['loop']),
    key: textOf(row['key']),
    page: Number(row['page']),
    index: Number(row['place']),
    status: row['status'] as ItemRecord['status'],
    ...(isThere(row['error']) && { error: fromJsonText(row['error']) }),
    ...(isThere(row['collected']) && { collected: fromJsonText(row['collected']) }),
  };
}

export function noteOf(row: Row): RunNote {
  return { order: Number(row['seq']), path: textOf(row['path']), reason: textOf(row['reason']), at: Number(row['at']) };
}
