/** A record that came, changed or went since the list was last read. */
export interface Difference<R> {
  readonly change: 'created' | 'updated' | 'deleted';
  /** As it is now; what was deleted, as it was. */
  readonly record: R;
  /** As it was before; null for one that came. */
  readonly before: R | null;
}

declare const types: unique symbol;

/** A declared trigger: each new record, polled from a list or told by a webhook, is one event. `I` narrows what is polled. */
export interface Trigger<I, R> {
  readonly [types]: { readonly kind: 'trigger'; readonly input: (input: I) => I; readonly record: (record: R) => R };
}
