/** Writes that nobody has waited for yet. The journal keeps their order, so what matters is only that none of them failed. */
export class PendingWrites {
  readonly #pending = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  add(write: Promise<void>): void {
    const settled = write.then(
      () => void this.#pending.delete(settled),
      (error: unknown) => {
        this.#failure ??= { error };
        this.#pending.delete(settled);
      },
    );
    this.#pending.add(settled);
  }

  /** Throws what the first write that failed threw. */
  async flush(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    if (this.#failure) throw this.#failure.error;
  }
}
