/** The path of a field of an input: `project_id`, `lines.sku_id`, `lines[0].sku_id`. Three levels deep at most. */
export type FieldPath<I, Depth extends readonly unknown[] = [0, 0]> = I extends readonly (infer Item)[]
  ? FieldPath<Item, Depth>
  : I extends object
    ? { [K in keyof I & string]: K | Inner<I[K], K, Depth> }[keyof I & string]
    : never;

type Inner<V, K extends string, Depth extends readonly unknown[]> = Depth extends readonly [unknown, ...infer Rest]
  ? NonNullable<V> extends readonly (infer Item)[]
    ? `${K}${'' | `[${number}]`}.${FieldPath<Item, Rest>}`
    : `${K}.${FieldPath<NonNullable<V>, Rest>}`
  : never;

/** An input that is being filled in: any of its fields may still be missing. */
export type Draft<I> = I extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : I extends object
    ? { readonly [K in keyof I]?: Draft<I[K]> }
    : I;
