/** A path below the base URL whose values are each exactly one segment. */
export class Path {
  constructor(readonly text: string) {}
}

/** True when a value would not be one segment of its own: empty, or a dot segment in any spelling. */
export function isUnsafeSegment(value: string): boolean {
  return value === '' || /^(?:\.|%2e){1,2}$/i.test(value);
}

/**
 * A path with values: `` path`/contacts/${id}` ``. Each value becomes one encoded segment.
 *
 * @throws RangeError for an empty value or a dot segment, which would reach another resource.
 */
export function path(strings: TemplateStringsArray, ...values: readonly (string | number | bigint)[]): Path {
  let text = strings[0]!;
  values.forEach((value, index) => {
    const segment = String(value);
    if (isUnsafeSegment(segment))
      throw new RangeError(`${JSON.stringify(segment)} cannot stand in a path: it would reach another resource`);
    text += encodeURIComponent(segment) + strings[index + 1]!;
  });
  return new Path(text);
}
