import { DefinitionError } from '../errors/definition-error.js';
import type { PagerDocument } from './pager-document.js';
import type { Part } from './part.js';
import { DocumentWriter } from './writer.js';

/** A pager that code made while it ran, as a document and its own slots. */
export function pagerOf(part: Part<PagerDocument>): {
  readonly document: PagerDocument;
  readonly code: (name: string) => (...args: readonly unknown[]) => unknown;
} {
  const writer = new DocumentWriter('pages.pagination');
  const document = part.write(writer);
  const { faults, slots } = writer.written;
  if (faults.length > 0) throw new DefinitionError('The pagination', faults);
  return { document, code: (name) => slots.get(name)!.run as (...args: readonly unknown[]) => unknown };
}
