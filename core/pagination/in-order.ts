/** Does work for each item, for so many at once, and gives the results in the items' order. Nothing more is begun while nobody asks. */
export async function* inOrder<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  const underWay: Promise<R>[] = [];
  let next = 0;
  const fill = (): void => {
    while (underWay.length < atOnce && next < items.length) {
      const result = work(items[next]!);
      result.catch(() => undefined); // told when its turn comes
      underWay.push(result);
      next += 1;
    }
  };
  for (fill(); underWay.length > 0; fill()) yield await underWay.shift()!;
}
