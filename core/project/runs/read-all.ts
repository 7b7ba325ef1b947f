const AT_ONCE = 500;

interface Place {
  readonly after: number;
  readonly limit: number;
}

/** Records of the store, read some at a time, so that their number does not matter. */
export async function* readAll<T extends { readonly order: number }>(
  read: (place: Place) => Promise<readonly T[]>,
  after = 0,
): AsyncGenerator<T> {
  for (let last = after; ;) {
    const records = await read({ after: last, limit: AT_ONCE });
    yield* records;
    if (records.length < AT_ONCE) return;
    last = records.at(-1)!.order;
  }
}
