import type { RoutedRequest } from './emulator-request.js';

/** Something that really happened at the vendor: an order was made, a workflow was started. */
export interface Effect {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `<noun>.<what happened>`: `order.created`. */
  readonly kind: string;
  /** The vendor's id of what was made or changed. */
  readonly id: string | number;
  /** What the caller tells its own effects apart by: an idempotency key, a merchant's order id, a launch's name. */
  readonly key?: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: unknown };
}

/** Every effect, in the order they happened; nothing is ever removed. Tests read it to prove that none happened twice. */
export class Ledger {
  readonly #entries: Effect[];
  readonly #onAppend: (effect: Effect) => void;

  constructor(entries: readonly Effect[] = [], onAppend: (effect: Effect) => void = () => {}) {
    this.#entries = [...entries];
    this.#onAppend = onAppend;
  }

  get entries(): readonly Effect[] {
    return this.#entries;
  }

  of(kind: string): readonly Effect[] {
    return this.#entries.filter((entry) => entry.kind === kind);
  }

  /** Effects of this kind whose key had been used before. */
  repeated(kind: string): readonly Effect[] {
    const seen = new Set<string>();
    return this.of(kind).filter(({ key }) => {
      if (key === undefined) return false;
      const again = seen.has(key);
      seen.add(key);
      return again;
    });
  }

  /** Called by a vendor's handler, in the same turn as the change itself. */
  append(kind: string, id: string | number, request: RoutedRequest<never>, key?: string): void {
    const { at, method, path, body } = request;
    const effect = { at, kind, id, ...(key !== undefined && { key }), request: { method, path, body } };
    this.#entries.push(effect);
    this.#onAppend(effect);
  }
}
