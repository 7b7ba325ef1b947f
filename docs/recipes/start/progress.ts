import type { Log, LogEvent } from 'trunkline';

/** Counts what happens, and shows it on a line of stderr while it does. */
export class Progress implements Log {
  readonly #counts = new Map<string, number>();
  #failed = 0;
  #shown = 0;
  #trouble = 'no reason was given';

  constructor(private readonly show: (line: string) => void) {}

  write({ event, at, data }: LogEvent): void {
    this.#counts.set(event, this.of(event) + 1);
    if (event === 'run.ended' && data?.['status'] !== 'succeeded') this.#failed += 1;
    if (event === 'trigger.incomplete' || data?.['status'] === 'waiting') this.#trouble = reasonOf(data ?? {});
    if (at - this.#shown < 50) return;
    this.#shown = at;
    this.show(this.line());
  }

  of(event: string): number {
    return this.#counts.get(event) ?? 0;
  }

  /** The last reason why something could not be done yet. */
  get trouble(): string {
    return this.#trouble;
  }

  line(): string {
    const ended = this.of('run.ended');
    const trouble = this.#failed > 0 ? `, ${this.#failed} not launched` : '';
    return `${ended} orders handled${trouble}; ${this.of('http.sent')} calls, ${this.of('http.retry')} retries`;
  }
}

function reasonOf({ error, reason }: Readonly<Record<string, unknown>>): string {
  const { message } = (error ?? {}) as { readonly message?: string };
  return message ?? String(reason);
}
