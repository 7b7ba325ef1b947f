import type { Shapes } from '../shape.js';

/** A value that may be absent, as `.?` gives. */
export const optional = (shapes: Shapes): Shapes => shapes?.map((shape) => ({ ...shape, isOptional: true }));

/** What is in an optional. */
export const present = (shapes: Shapes): Shapes => shapes?.map((shape) => ({ ...shape, isOptional: false }));

export const isAbsent = (shapes: Shapes): boolean => shapes?.some(({ isOptional }) => isOptional) ?? false;
