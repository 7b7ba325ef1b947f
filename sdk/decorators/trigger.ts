declare const types: unique symbol;

/** A declared trigger: each new record, polled from a list or told by a webhook, is one event. `I` narrows what is polled. */
export interface Trigger<I, R> {
  readonly [types]: { readonly kind: 'trigger'; readonly input: (input: I) => I; readonly record: (record: R) => R };
}
