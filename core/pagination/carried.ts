import type { CarriedDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import { header } from '../http/headers.js';
import type { FetchedPage } from './pager.js';

type Value = string | number;

/** Compiles where a page has a value of the next request; undefined where it has none. */
export function carriedReader({ from, number, plus = 0 }: CarriedDocument, code: SlotCode): (page: FetchedPage) => Value | undefined {
  const find = finder(from, code);
  return (page) => {
    const value = find(page);
    if (typeof value !== 'number' && (typeof value !== 'string' || value === '')) return undefined;
    const moved = plus === 0 ? value : added(value, plus);
    return number ? asNumber(moved) : moved;
  };
}

function finder(from: CarriedDocument['from'], code: SlotCode): (page: FetchedPage) => unknown {
  if (from.in === 'header') return ({ headers }) => header(headers, from.name);
  const read = selector(from.selector, code);
  return from.in === 'body' ? ({ data }) => read(data) : ({ records }) => read(records.at(-1));
}

/** Digits of any length keep them all; what is no whole number stays as it is. */
function added(value: Value, plus: number): Value {
  if (typeof value === 'number') return value + plus;
  return /^-?\d+$/.test(value) ? String(BigInt(value) + BigInt(plus)) : value;
}

function asNumber(value: Value): Value {
  const number = Number(value);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : value;
}
