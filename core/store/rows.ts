import type { Run, RunNote, RunStatus, StepRecord } from '../ports/store.js';
import { fromJsonText } from './json.js';

type Row = Record<string, unknown>;

/** A column that is text in every row: the tables are STRICT. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function runOf(row: Row): Run {
  return {
    id: text(row['id']),
    order: Number(row['seq']),
    recipe: text(row['recipe']),
    revision: text(row['revision']),
    event: fromJsonText(row['event']),
    status: row['status'] as RunStatus,
    createdAt: Number(row['created_at']),
    ...(row['ended_at'] !== null && { endedAt: Number(row['ended_at']) }),
    ...(row['error'] !== null && { error: fromJsonText(row['error']) }),
  };
}

export function stepOf(row: Row): StepRecord {
  const path = text(row['path']);
  return {
    path,
    status: row['status'] as StepRecord['status'],
    attempts: Number(row['attempts']),
    ...(row['key'] !== null && {
      intent: { path, effect: text(row['effect']), requestHash: text(row['request_hash']), key: text(row['key']) },
    }),
    ...(row['status'] === 'waiting' && {
      wait: { until: Number(row['wait_until']), refused: row['wait_refused'] === 1, reason: text(row['wait_reason']) },
    }),
    ...(row['output'] !== null && { output: fromJsonText(row['output']) }),
    ...(row['error'] !== null && { error: fromJsonText(row['error']) }),
  };
}

export function noteOf(row: Row): RunNote {
  return { path: text(row['path']), reason: text(row['reason']), at: Number(row['at']) };
}
