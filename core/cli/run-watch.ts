import type { Log, LogEvent } from '../ports/log.js';
import type { CommandContext } from './context.js';
import { logLine } from './open.js';
import { counted } from '../text/counted.js';

/** Something that kept a trigger or a run from its end. */
export interface Problem {
  readonly what: string;
  readonly message: string;
  readonly code?: string;
  readonly times: number;
}

/** Different problems that are kept; others are not told. */
const MOST = 20;

/** Watches a round: counts what happens, shows how far it is, and remembers what went wrong. */
export class RunWatch implements Log {
  readonly #counts = new Map<string, number>();
  readonly #problems = new Map<string, Problem>();

  constructor(private readonly context: CommandContext) {}

  write(event: LogEvent): void {
    this.#counts.set(event.event, this.count(event.event) + 1);
    this.#notice(event);
    const { terminal, verbose } = this.context;
    if (verbose) terminal.err(logLine(event));
    else
      terminal.progress(
        `${counted(this.count('run.ended'), 'run')} ended, ${counted(this.count('http.sent'), 'call')}, ${this.count('http.retry')} sent again`,
      );
  }

  count(event: string): number {
    return this.#counts.get(event) ?? 0;
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  #notice({ event, connection, operation, data = {} }: LogEvent): void {
    if (event === 'store.waiting') this.context.terminal.err(`Waiting for ${String(data['holder'])}, which owns the store.\n`);
    if (event === 'trigger.incomplete') this.#add(`${connection}.${operation} could not be read to its end`, data);
    else if (event === 'run.ended' && data['status'] !== 'succeeded') this.#add(`a run is ${String(data['status'])}`, data);
  }

  #add(what: string, { error, wait, ...data }: Readonly<Record<string, unknown>>): void {
    const { reason } = (wait ?? data) as { readonly reason?: string };
    const { message = String(reason), code } = (error ?? {}) as { readonly message?: string; readonly code?: string };
    const key = `${what} ${code ?? message}`;
    const known = this.#problems.get(key);
    if (known === undefined && this.#problems.size >= MOST) return;
    this.#problems.set(key, { what, message, ...(code === undefined ? {} : { code }), times: (known?.times ?? 0) + 1 });
  }
}
