import { inspect } from 'node:util';

const HIDDEN = '[secret]';
let open: (secret: Secret) => string;

/**
 * A value that prints as `[secret]` everywhere: in text, JSON, logs and inspection; and that cannot be cloned to another thread.
 *
 * Only the runtime opens one, while it signs a request. A connector's code passes it on and has no means to read it.
 */
export class Secret {
  static {
    open = (secret) => secret.#value;
  }

  readonly #value: string;

  /** An own function property makes structuredClone refuse the whole, rather than copy an empty shell. */
  readonly toString = (): string => HIDDEN;

  constructor(value: string) {
    this.#value = value;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

/** The value itself. For the host that signs requests; not among the exports that connectors see. */
export function openSecret(secret: Secret): string {
  return open(secret);
}
