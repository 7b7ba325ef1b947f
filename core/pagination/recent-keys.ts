/** Keys of the page before, so that a record which an insert pushed to the next page is not handed out twice. */
export class RecentKeys {
  #last = new Set<unknown>();

  constructor(private readonly key: (record: unknown) => unknown) {}

  /** For each record of the next page, whether the page before did not have it. */
  unseen(records: readonly unknown[]): readonly boolean[] {
    const keys = records.map(this.key);
    const fresh = keys.map((key) => !this.#last.has(key));
    this.#last = new Set(keys);
    return fresh;
  }
}
