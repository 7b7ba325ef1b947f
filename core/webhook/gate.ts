import type { IntakeLimits } from './intake-limits.js';

/** Why somebody is kept out for now. */
export type Turned = 'full' | 'connection-full' | 'stopping';

/** Lets in so many at once, and so many bytes. */
export class Gate {
  readonly #inside = new Map<string, number>();
  #count = 0;
  #bytes = 0;
  #isShut = false;
  #wake: () => void = () => undefined;

  constructor(private readonly limits: Pick<IntakeLimits, 'atOnce' | 'atOncePerConnection' | 'bytesAtOnce'>) {}

  enter(connection: string): Place | Turned {
    const here = this.#inside.get(connection) ?? 0;
    if (this.#isShut) return 'stopping';
    if (this.#count >= this.limits.atOnce) return 'full';
    if (here >= this.limits.atOncePerConnection) return 'connection-full';
    this.#count += 1;
    this.#inside.set(connection, here + 1);
    return new Place(this.#hold, () => this.#leave(connection));
  }

  get isShut(): boolean {
    return this.#isShut;
  }

  /** Nobody is let in any more. Resolves when the last has left. */
  async shut(): Promise<void> {
    this.#isShut = true;
    if (this.#count > 0) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  readonly #hold = (bytes: number): boolean => {
    if (bytes > 0 && this.#bytes + bytes > this.limits.bytesAtOnce) return false;
    this.#bytes += bytes;
    return true;
  };

  #leave(connection: string): void {
    const left = (this.#inside.get(connection) ?? 1) - 1;
    if (left > 0) this.#inside.set(connection, left);
    else this.#inside.delete(connection);
    this.#count -= 1;
    if (this.#count === 0) this.#wake();
  }
}

/** One that was let in. Whoever has it gives it back. */
export class Place {
  #bytes = 0;

  constructor(
    private readonly hold: (bytes: number) => boolean,
    private readonly letGo: () => void,
  ) {}

  /** Room for so many bytes more; false when there is none. */
  grow(bytes: number): boolean {
    if (!this.hold(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  leave(): void {
    this.hold(-this.#bytes);
    this.letGo();
  }
}
