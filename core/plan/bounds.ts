import type { Bounds } from './plan.js';

export const NONE: Bounds = { least: 0, most: 0 };
export const ONCE: Bounds = { least: 1, most: 1 };

export const plus = (a: Bounds, b: Bounds): Bounds => ({
  least: a.least + b.least,
  most: a.most === null || b.most === null ? null : a.most + b.most,
});

/** Nothing at all stays nothing, however often. */
export const times = (a: Bounds, b: Bounds): Bounds => ({
  least: a.least * b.least,
  most: a.most === 0 || b.most === 0 ? 0 : a.most === null || b.most === null ? null : a.most * b.most,
});

/** Of something that may be left out. */
export const perhaps = ({ most }: Bounds): Bounds => ({ least: 0, most });

export const sum = (all: readonly Bounds[]): Bounds => all.reduce(plus, NONE);
