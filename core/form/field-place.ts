import { valueAt } from '../document/select.js';

/** A field as its caller names it: `lines.sku_id` is that of every line, `lines[1].sku_id` that of the second one. */
export interface FieldPlace {
  /** Without the places of items. */
  readonly path: string;
  /** The way from the input to the object that holds the field. */
  readonly owners: readonly { readonly name: string; readonly item?: number }[];
}

export function fieldPlace(text: string): FieldPlace {
  const steps = text.split('.').map((step) => {
    const [, name = step, item] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
    return { name, ...(item === undefined ? {} : { item: Number(item) }) };
  });
  return { path: steps.map(({ name }) => name).join('.'), owners: steps.slice(0, -1) };
}

/** The objects of an input that hold the field; none where the input is not filled in so far. */
export function holders(input: object, { owners }: FieldPlace): readonly object[] {
  let at: readonly unknown[] = [input];
  for (const { name, item } of owners) {
    at = at.flatMap((owner): unknown[] => {
      const value = valueAt(owner, [name]);
      if (!Array.isArray(value)) return [value];
      return item === undefined ? value : [value[item]];
    });
  }
  return at.filter((owner) => typeof owner === 'object' && owner !== null);
}
