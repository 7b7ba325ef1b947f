/** So many at once, in the order asked for. */
export class Places {
  readonly #queue: (() => void)[] = [];
  #taken = 0;

  constructor(private readonly most: number) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken < this.most) this.#taken += 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }
}
