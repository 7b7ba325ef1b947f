import { MAPPABLE_ERRORS, type MappableError } from '../document/error-document.js';
import type { Writer } from '../document/part.js';
import type * as errors from '../errors/index.js';

/** A class of the error family that an answer can mean. */
export type ErrorClass = (typeof errors)[MappableError];

/** Classes as the document names them; a fault for each that no answer is mapped to. */
export function writeErrorNames(writer: Writer, classes: readonly ErrorClass[]): readonly MappableError[] {
  for (const { name } of classes) {
    if (!(MAPPABLE_ERRORS as readonly string[]).includes(name))
      writer.fault(`${name} is no class an answer can be mapped to`, `Use one of ${MAPPABLE_ERRORS.join(', ')}.`);
  }
  return classes.map(({ name }) => name as MappableError);
}
