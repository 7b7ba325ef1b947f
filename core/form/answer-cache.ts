import { CancelledError } from 'trunkline/errors';
import type { Clock } from '../ports/clock.js';

export interface AskOptions {
  /** Asks the vendor again, whatever is remembered. */
  readonly fresh?: boolean;
  /** Ends the wait; the vendor is no longer asked once nobody waits. */
  readonly signal?: AbortSignal;
}

interface Flight {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

/** Answers remembered at once; the one that was asked for first gives way. */
const MOST = 256;

/** What one connection was told, remembered for a while. However many ask for the same at once, the vendor is asked once. */
export class AnswerCache {
  readonly #kept = new Map<string, { readonly answer: unknown; readonly until: number }>();
  readonly #flights = new Map<string, Flight>();

  constructor(
    private readonly clock: Clock,
    private readonly ttlMs: number,
  ) {}

  /** A failed asking is not remembered. `ask` is given a signal that says that nobody waits any more. */
  async get<T>(key: string, ask: (signal: AbortSignal) => Promise<T>, { fresh = false, signal }: AskOptions): Promise<T> {
    if (signal?.aborted) throw stopped(signal);
    const kept = fresh ? undefined : this.#kept.get(key);
    if (kept !== undefined && this.clock.monotonic() < kept.until) return kept.answer as T;
    const flight = (fresh ? undefined : this.#flights.get(key)) ?? this.#begin(key, ask);
    return (await this.#wait(key, flight, signal)) as T;
  }

  #begin(key: string, ask: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController();
    const answer = ask(controller.signal);
    const flight = { answer, controller, waiting: 0 };
    this.#flights.set(key, flight);
    answer.then(
      (value) => {
        if (this.#end(key, flight)) this.#keep(key, value);
      },
      () => this.#end(key, flight),
    );
    return flight;
  }

  async #wait(key: string, flight: Flight, signal: AbortSignal | undefined): Promise<unknown> {
    const { answer, controller } = flight;
    flight.waiting += 1;
    const leaving = new AbortController();
    try {
      if (signal === undefined) return await answer;
      const left = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(stopped(signal)), { once: true, signal: leaving.signal });
      });
      return await Promise.race([answer, left]);
    } finally {
      leaving.abort();
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        this.#end(key, flight);
        controller.abort();
      }
    }
  }

  /** False when it is over already, or a later asking has taken its place. */
  #end(key: string, flight: Flight): boolean {
    return this.#flights.get(key) === flight && this.#flights.delete(key);
  }

  #keep(key: string, answer: unknown): void {
    this.#kept.delete(key);
    this.#kept.set(key, { answer, until: this.clock.monotonic() + this.ttlMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function stopped(signal: AbortSignal): CancelledError {
  return new CancelledError('What a form needs was no longer waited for.', { cause: signal.reason });
}
