import type { Log, LogEvent } from '../ports/log.js';
import { isoTime } from '../project/runs/record-json.js';
import type { CommandContext } from './context.js';
import { logLine } from './open.js';
import { counted } from '../text/counted.js';
import { printable } from './printable.js';

/** Events that an operator wants to read; the others are for --verbose. */
const TOLD: ReadonlySet<string> = new Set([
  'run.ended',
  'trigger.incomplete',
  'trigger.failed',
  'record.aside',
  'backfill.failed',
  'connection.paused',
  'connection.resumed',
  'webhook.aside',
  'webhook.refused',
  'webhook.failed',
  'webhook.turned-away',
  'webhook.subscription',
  'secrets.changed',
  'secrets.unreadable',
  'store.waiting',
  'server.interrupted',
]);

/** What a server does, a line for each thing: for people on stderr, with --json as events on stdout. */
export class ServeWatch implements Log {
  constructor(private readonly context: CommandContext) {}

  write(event: LogEvent): void {
    const { terminal, json, verbose } = this.context;
    if (verbose) return terminal.err(logLine(event));
    if (!TOLD.has(event.event)) return;
    if (json) void terminal.out(`${JSON.stringify(event)}\n`);
    else if (event.event === 'store.waiting') terminal.err(`Waiting for ${String(event.data?.['holder'])}, which owns the store.\n`);
    else terminal.err(`${event.event === 'trigger.incomplete' ? incompleteLine(event) : lineOf(event)}\n`);
  }
}

function lineOf({ at, event, connection, operation, run, data = {} }: LogEvent): string {
  const { error, wait, ...rest } = data;
  const { message } = (error ?? {}) as { readonly message?: string };
  const { reason } = (wait ?? {}) as { readonly reason?: string };
  const what = run === undefined ? [connection, operation].filter(Boolean).join('.') : `run ${run.slice(0, 8)}`;
  const facts = Object.entries(rest).flatMap(([name, value]) => (isShort(value) ? [`${name} ${factText(name, value)}`] : []));
  const told = [what, ...facts, reason, message].filter(Boolean).join(', ');
  return `${isoTime(at)} ${event}${told === '' ? '' : `: ${printable(told)}`}`;
}

function incompleteLine({ at, event, connection, operation, data = {} }: LogEvent): string {
  const { trigger, reason, read, error } = data;
  const { message } = (error ?? {}) as { readonly message?: string };
  const records = counted(Number(read), 'record');
  const text = `${String(trigger)} (${connection}.${operation}) was not read to its end; ${records} read, no run started`;
  return `${isoTime(at)} ${event}: ${printable(`${text}: ${message ?? String(reason)}`)}`;
}

/** Events tell instants in milliseconds; people read them as they read the line's own. */
const factText = (name: string, value: string | number | boolean): string =>
  name === 'until' && typeof value === 'number' ? isoTime(value) : String(value);

const isShort = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value.length <= 200) || typeof value === 'number' || typeof value === 'boolean';
