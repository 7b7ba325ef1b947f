/** The process is gone. Nothing that is awaited after it comes back. */
export class Crash extends Error {}

/** Numbers every point passed, and crashes at one of them. After the crash nothing works any more. */
export class CrashPoints {
  readonly passed: string[] = [];
  #dead = false;

  constructor(private readonly crashAt = Number.POSITIVE_INFINITY) {}

  get isDead(): boolean {
    return this.#dead;
  }

  readonly hit = (name: string): void => {
    if (!this.#dead && this.passed.length === this.crashAt) this.#dead = true;
    if (this.#dead) throw new Crash(`crashed at ${this.passed.length} (${name})`);
    this.passed.push(name);
  };
}
