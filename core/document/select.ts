import { DefinitionError } from 'trunkline/sdk';
import type { Selector } from 'trunkline/document';

/** Runs the code of a slot on a value. */
export type CallSlot = (slot: string, value: unknown) => unknown;

/** Reads what a selector names from a value; undefined when any part of the way is missing. Own properties only. */
export function select(selector: Selector, value: unknown, callSlot?: CallSlot): unknown {
  if ('literal' in selector) return selector.literal;
  if ('path' in selector) return selector.path.reduce(step, value);
  if (callSlot) return callSlot(selector.slot, value);
  throw new DefinitionError('A selector', [
    {
      at: selector.slot,
      problem: 'this part is code, and no code was given for it',
      remedy: "Load the connector's class, not its document alone.",
    },
  ]);
}

function step(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}
