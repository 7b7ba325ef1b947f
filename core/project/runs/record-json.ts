import type { ItemRecord, KeptSignal, Run, RunNote, RunWait, StepRecord } from '../../ports/store/index.js';
import type { StepCall } from './step-calls.js';

/** Records of the store as they leave the machine: times in ISO 8601, UTC; nothing that only the store needs. */
type Json = Readonly<Record<string, unknown>>;

export function runJson({ createdAt, startedAt, endedAt, wait, order: _order, ...run }: Run): Json {
  return { ...run, ...times({ createdAt, startedAt, endedAt }), ...(wait && { wait: waitJson(wait) }) };
}

/** `output` in the place of its reference, where it is at hand. */
export function stepJson({ startedAt, endedAt, wait, order: _order, ...step }: StepRecord): Json {
  return { ...step, ...times({ startedAt, endedAt }), ...(wait && { wait: waitJson(wait) }) };
}

export function callJson({ startedAt, ...call }: StepCall): Json {
  return { ...call, ...times({ startedAt }) };
}

export function itemJson({ order: _order, ...item }: ItemRecord): Json {
  return item;
}

export function signalJson({ order: _order, ...signal }: KeptSignal): Json {
  return signal;
}

export function noteJson({ at, path, reason }: RunNote): Json {
  return { at: isoTime(at), path, reason };
}

export const isoTime = (at: number): string => new Date(at).toISOString();

function waitJson<T extends Pick<RunWait, 'until'>>({ until, ...wait }: T): Json {
  return { ...wait, ...times({ until }) };
}

function times(at: Readonly<Record<string, number | undefined>>): Json {
  return Object.fromEntries(Object.entries(at).flatMap(([name, time]) => (time === undefined ? [] : [[name, isoTime(time)]])));
}
