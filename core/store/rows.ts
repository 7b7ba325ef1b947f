import type { Run, RunNote, RunStatus, StepRecord } from '../ports/store.js';
import { fromJsonText } from './json.js';

type Row = Record<string, unknown>;

export function runOf(row: Row): Run {
  return {
    id: String(row['id']),
    order: Number(row['seq']),
    recipe: String(row['recipe']),
    revision: String(row['revision']),
    event: fromJsonText(row['event']),
    status: row['status'] as RunStatus,
    createdAt: Number(row['created_at']),
    ...(row['ended_at'] !== null && { endedAt: Number(row['ended_at']) }),
    ...(row['error'] !== null && { error: fromJsonText(row['error']) }),
  };
}

export function stepOf(row: Row): StepRecord {
  const path = String(row['path']);
  return {
    path,
    status: row['status'] as StepRecord['status'],
    attempts: Number(row['attempts']),
    ...(row['key'] !== null && {
      intent: { path, effect: String(row['effect']), requestHash: String(row['request_hash']), key: String(row['key']) },
    }),
    ...(row['status'] === 'waiting' && {
      wait: { until: Number(row['wait_until']), refused: row['wait_refused'] === 1, reason: String(row['wait_reason']) },
    }),
    ...(row['output'] !== null && { output: fromJsonText(row['output']) }),
    ...(row['error'] !== null && { error: fromJsonText(row['error']) }),
  };
}

export function noteOf(row: Row): RunNote {
  return { path: String(row['path']), reason: String(row['reason']), at: Number(row['at']) };
}
