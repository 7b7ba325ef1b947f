import type { DefinitionFault } from '../errors/definition-error.js';
import type { Class } from './class.js';
import type { Selector } from './selector.js';
import type { Pick, Slot } from './slot.js';

declare const reads: unique symbol;

/** One part of a declaration: it writes itself into the document. `C` is the connection class that its lambdas read. */
export interface Part<D, C = unknown> {
  write(writer: Writer): D;
  readonly [reads]?: (connection: C) => void;
}

/** Collects what a definition says and everything that is wrong with it. */
export interface Writer {
  /** The same writer, one level deeper: `auth`, then `auth.token`. */
  under(part: string, path?: string): Writer;
  fault(problem: string, remedy: string): void;
  /** A lambda as a path, or the name of its slot. */
  select(part: string, pick: Pick<never, unknown>): Selector;
  slot(part: string, slot: Slot): string;
  /** Adds a data class and gives its name in the document. */
  schema(data: Class): string;
}

/** What writing a definition left behind, beside the document. */
export interface Written {
  readonly faults: readonly DefinitionFault[];
  readonly slots: ReadonlyMap<string, Slot>;
  readonly slotParts: ReadonlyMap<string, string>;
  readonly dataClasses: ReadonlyMap<string, Class>;
}
