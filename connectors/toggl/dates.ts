import { Matches } from 'class-validator';

/** A day without a time, as 2026-01-31. */
export const DAY: PropertyDecorator = Matches(/^\d{4}-\d{2}-\d{2}$/);
