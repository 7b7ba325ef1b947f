import type { Run } from '../ports/store/index.js';
import { isoTime } from '../project/runs/record-json.js';
import { durationText } from '../text/duration.js';
import { printable } from './printable.js';
import type { Terminal } from './terminal.js';

const COLOURS = {
  succeeded: 'green',
  failed: 'red',
  uncertain: 'red',
  cancelled: 'yellow',
  waiting: 'yellow',
  running: 'cyan',
  intended: 'cyan',
  begun: 'cyan',
} as const;

/** Enough of a run's id to name it by. */
export const shortId = (run: string): string => printable(run.slice(0, 12));

/** A status, coloured on a screen. */
export function styleStatus({ status }: { readonly status: string }, terminal: Terminal): string {
  const colour = Object.hasOwn(COLOURS, status) ? COLOURS[status as keyof typeof COLOURS] : undefined;
  return colour ? terminal.style(colour, status) : status;
}

/** Why a run does nothing now, or ended as it did; empty where that needs no word. */
export function whyText({ wait, error, cancelled, status }: Pick<Run, 'wait' | 'error' | 'cancelled' | 'status'>): string {
  if (wait) return waitText(wait);
  if (cancelled && status !== 'cancelled') return 'is being cancelled';
  return errorText(error);
}

export function waitText({ reason, until }: { readonly reason: string; readonly until?: number }): string {
  if (until === undefined || until === 0 || reason.endsWith(isoTime(until))) return printable(reason);
  return printable(`${reason}; until ${isoTime(until)}`);
}

/** The message of an error in the journal. */
export function errorText(error: unknown): string {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? printable(message) : '';
}

/** A time that passed: in milliseconds while that is short. */
export function tookText(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : durationText(Math.round(ms / 1_000) * 1_000);
}

/** Longest text of an event, of inputs or of an output beside a run; `--json` has them whole. */
const LONGEST = 200;

/** Data on one line, and no more of it than a person looks at. */
export function dataText(value: unknown): string {
  const text = printable(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
