import type { Frame } from '../frame.js';
import type { LoopProgram } from '../program/program.js';
import { wrongType } from '../program/resolve.js';
import { keyText, type LoopItem, type LoopItems } from './loop-items.js';

/** Items whose outcomes are asked for at once. */
const CHUNK = 500;

/** The items of a list that the recipe has at hand. It comes from the journal, so it is the same in every replay and is not kept again. */
export function arrayItems(step: LoopProgram, path: string, frame: Frame): LoopItems {
  return {
    isComplete: true,
    settled: () => Promise.resolve(),
    async *[Symbol.asyncIterator](): AsyncGenerator<LoopItem> {
      const items = await keyed(step, frame);
      for (let from = 0; from < items.length; from += CHUNK) {
        const chunk = items.slice(from, from + CHUNK);
        const known = await frame.durable.stream.settled(
          path,
          chunk.map(({ key }) => key),
        );
        yield* chunk.filter(({ key }) => !known.has(key));
      }
    },
  };
}

/** Of items with the same key only the first is there. */
async function keyed({ items, key, as }: LoopProgram, { scope }: Frame): Promise<readonly LoopItem[]> {
  const found = new Map<string, LoopItem>();
  for (const [index, data] of (await items(scope)).entries()) {
    const value = key ? keyText(await key({ ...scope, [as]: data, index })) : String(index);
    if (value === undefined)
      throw wrongType('key', `item ${index} has no key`, 'A key is a text or a number; leave `key` out to use the place in the list.');
    if (!found.has(value)) found.set(value, { key: value, data, index, page: 0 });
  }
  return [...found.values()];
}
