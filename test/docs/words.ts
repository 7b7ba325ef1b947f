import type {
  EventKey,
  CarriedDocument,
  EffectDocument,
  ErrorCondition,
  FaultSelector,
  FieldTarget,
  PagerDocument,
  StopDocument,
  TimeHeader,
} from 'trunkline/document';
import { code, listed } from './markdown.js';

/** What repeating a call does, for a reader who has to decide whether to use it in a recipe. */
export function effectWords(effect: EffectDocument): string {
  switch (effect.kind) {
    case 'read':
      return 'Changes nothing. It is sent again when an answer is lost.';
    case 'idempotent':
      return 'Repeating it leaves the vendor as one call would. It is sent again when an answer is lost.';
    case 'keyed':
      return `The vendor drops repeats with the same ${code(effect.header)}. It is sent again, with the same key, when an answer is lost.`;
    case 'lookup':
      return `When an answer is lost, the vendor is asked first whether the call happened (code: ${code(effect.slot)}).`;
    case 'unsafe':
      return 'Each call does something again. It is sent again only when the vendor provably did nothing; else a lost answer ends uncertain.';
  }
}

/** Where a value is, seen from `whole`. */
export function selectorWords(select: FaultSelector, whole: string): string {
  if ('firstOf' in select) return `the first there of ${listed(select.firstOf.map((place) => selectorWords(place, whole)))}`;
  if ('literal' in select) return `always ${code(select.literal)}`;
  if ('slot' in select) return `code: ${code(select.slot)}`;
  return select.path.length === 0 ? whole : code(select.path.join('.'));
}

/** What identifies an event. */
export function keyWords(key: EventKey): string {
  return listed([key].flat().map((part) => selectorWords(part, 'the record')));
}

export function targetWords({ in: place, name, style }: FieldTarget): string {
  if (place === 'whole-body') return 'the whole body';
  if (style === 'brackets') return `query ${code(`${name}[…]`)}`;
  return place === 'path' ? `path ${code(`{${name}}`)}` : `${place} ${code(name)}`;
}

export function timeHeaderWords({ name, unit }: TimeHeader): string {
  return `${code(name)} (${unit})`;
}

/** How a list is read to its end, in one sentence. */
export function pagerWords(pager: PagerDocument): string {
  const shifts =
    pager.consistency === 'shifts'
      ? ' Records move between pages while they are read, so a complete reading may still have missed one.'
      : '';
  return `Records are in ${selectorWords(pager.items, 'the whole body')}. ${stepWords(pager)}${shifts}`;
}

function carriedWords({ from, to, plus }: CarriedDocument): string {
  const source = from.in === 'header' ? `the header ${code(from.name)}` : selectorWords(from.selector, 'the body');
  const added = plus === undefined ? '' : ` ${plus < 0 ? 'minus' : 'plus'} ${Math.abs(plus)}`;
  return `${targetWords(to)}, from ${source}${from.in === 'last-record' ? ' of the last record' : ''}${added}`;
}

function stepWords(pager: PagerDocument): string {
  switch (pager.kind) {
    case 'single':
      return 'One answer holds them all.';
    case 'page-number':
      return `Pages are numbered from ${pager.start} in ${targetWords(pager.page)}${sizeWords(pager)}.${stopWords(pager.stop)}`;
    case 'offset':
      return `Pages skip records by ${targetWords(pager.offset)}${sizeWords(pager)}.${stopWords(pager.stop)}`;
    case 'cursor':
      return `The next page is asked for by ${[pager, ...(pager.also ?? [])].map(carriedWords).join(', and by ')}${sizeWords(pager)}.${stopWords(pager.stop)}`;
    case 'link-header':
      return `The URL of the next page is in the header ${code('Link')}, relation ${code(pager.rel)}${sizeWords(pager)}.`;
    case 'next-url':
      return `The URL of the next page is in ${selectorWords(pager.next, 'the body')}${sizeWords(pager)}.`;
    case 'slot':
      return `Code says what the next page is: ${code(pager.slot)}.`;
  }
}

function sizeWords({ size }: Exclude<PagerDocument, { kind: 'single' | 'slot' }>): string {
  return size ? `, ${size.value} records each (${targetWords(size.to)})` : '';
}

function stopWords({ pageCount, total, hasMore }: StopDocument): string {
  const signs = [
    pageCount && `the page count in ${selectorWords(pageCount, 'the body')}`,
    hasMore && `the flag ${selectorWords(hasMore, 'the body')}`,
  ].filter((sign) => sign !== undefined);
  const stop = signs.length > 0 ? ` The end is told by ${listed(signs)}.` : '';
  return total ? `${stop} ${selectorWords(total, 'The body')} counts the records, which is taken as advice.` : stop;
}

/** When a row of an error table applies. */
export function conditionWords(when: ErrorCondition): string {
  const words = (values: readonly (string | number)[] | undefined): string =>
    listed(
      (values ?? []).map((value) => code(String(value))),
      'or',
    );
  return [
    when.status && `status ${words(when.status)}`,
    when.code && `code ${words(when.code)}`,
    when.message && `message with ${words(when.message)}`,
    when.header && `header ${code(when.header.name)}${when.header.value === undefined ? '' : ` is ${code(when.header.value)}`}`,
    when.contentType && `content type ${words(when.contentType)}`,
    when.network && `network fault ${words(when.network)}`,
    when.slot && `code says so: ${code(when.slot)}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
