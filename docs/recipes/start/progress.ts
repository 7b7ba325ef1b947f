import type { Log, LogEvent } from 'trunkline';

/** Counts what happens, and shows it on a line of stderr while it does. */
export class Progress implements Log {
  readonly #counts = new Map<string, number>();
  #failed = 0;
  #shown = 0;

  constructor(private readonly show: (line: string) => void) {}

  write({ event, at, data }: LogEvent): void {
    this.#counts.set(event, this.of(event) + 1);
    if (event === 'run.ended' && data?.['status'] !== 'succeeded') this.#failed += 1;
    if (at - this.#shown < 50) return;
    this.#shown = at;
    this.show(this.line());
  }

  of(event: string): number {
    return this.#counts.get(event) ?? 0;
  }

  line(): string {
    const ended = this.of('run.ended');
    const trouble = this.#failed > 0 ? `, ${this.#failed} not launched` : '';
    return `${ended} orders handled${trouble}; ${this.of('http.sent')} calls, ${this.of('http.retry')} retries`;
  }
}
