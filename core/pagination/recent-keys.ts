/** Keys of the page before, so that a record which an insert pushed to the next page is not handed out twice. */
export class RecentKeys {
  #last = new Set<unknown>();

  constructor(private readonly key: (record: unknown) => unknown) {}

  unseen(records: readonly unknown[]): readonly unknown[] {
    const now = new Set<unknown>();
    const fresh = records.filter((record) => {
      const key = this.key(record);
      now.add(key);
      return !this.#last.has(key);
    });
    this.#last = now;
    return fresh;
  }
}
