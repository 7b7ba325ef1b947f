/** What CEL gives, as JSON data; throws a sentence for what JSON has no word for. */
export function fromCel(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return fromInteger(value);
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new RangeError(`the result is ${value}, which is no JSON number`);
    case 'object':
      return value === null ? null : fromObject(value);
    case 'string':
    case 'boolean':
      return value;
    default:
      throw new TypeError(`the result is a ${typeof value}, which is no data`);
  }
}

/** Beyond 2^53 a JSON number would be another number, so the digits are kept as text, as connectors keep big ids. */
function fromInteger(value: bigint): number | string {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
}

function fromObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(fromCel);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), fromCel(inner)]));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromCel(inner)]));
  }
  const primitive: unknown = value.valueOf();
  if (typeof primitive === 'bigint') return fromInteger(primitive); // an unsigned integer
  if (typeof primitive === 'number') return `${primitive / 1_000}s`; // a duration
  throw new TypeError('the result is bytes, a type or an optional, which is no data; end an optional with .orValue(...)');
}
