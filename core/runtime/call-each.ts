import type { EachDocument, JsonSchema } from 'trunkline/document';
import type { Pages } from 'trunkline/sdk';
import { usesCode } from '../document/uses-code.js';
import { assertShape } from './assert-shape.js';
import { Combinations } from './combinations.js';
import type { ListOptions } from './connection.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import { EachReader, type EachParts } from './each-reader.js';

/** Reads one list of the connection. */
export type ReadList = (operation: string, input: Input, options: ListOptions) => Pages<unknown>;

/** Reads a list over the records of others. Each list gets what it knows of the input and of what stands before it. */
export function callEach(
  parts: ConnectionParts,
  operation: string,
  each: EachDocument,
  input: unknown,
  bounds: ListOptions,
  read: ReadList,
) {
  return new EachReader(async (): Promise<EachParts> => {
    const plan = await parts.plan.list(operation);
    const own = await parts.accept(plan, input);
    if (usesCode(each)) await parts.plan.code();
    const { deadline } = parts.begin(operation, { ...bounds, timeoutMs: bounds.timeoutMs ?? Infinity });
    const start = (list: string, given: Input, options: ListOptions): Pages<unknown> => {
      const known = fieldsOf(parts, list);
      const values = Object.fromEntries(Object.entries({ ...own, ...given }).filter(([name]) => Object.hasOwn(known, name)));
      return read(list, values, { ...options, onRequest: bounds.onRequest, timeoutMs: deadline - parts.clock.monotonic() });
    };
    const { signal } = bounds;
    const isSame = parts.plan.operation(each.list, 'list').record === plan.document.record;
    return {
      document: each,
      combinations: new Combinations(each.over, (list, given, resume) => start(list, given, { signal, resume }), parts.plan.slotCode),
      child: (given, options) => start(each.list, given, options),
      finish: (records, kept) => {
        if (isSame && Object.keys(kept).length === 0) return records;
        const whole = records.map((record) => ({ ...(record as object), ...kept }));
        assertShape(whole, plan.checkRecords, parts.qualify(operation));
        return whole;
      },
      bounds,
    };
  });
}

function fieldsOf({ plan: { document } }: ConnectionParts, list: string): Readonly<Record<string, JsonSchema>> {
  const { input } = document.operations[list]!;
  return (input === undefined ? undefined : document.schemas[input]?.properties) ?? {};
}
