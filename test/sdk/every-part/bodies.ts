import type { Item } from './data.js';

/** Bodies of answers and of notifications, as the vendor sends them. */
export interface Body {
  data: unknown[];
  total: number;
  more: boolean;
  next: string | null;
}

export interface Notice {
  readonly event: string;
  readonly code: string;
  readonly payload: Item;
}

export interface Fault {
  success: boolean;
  errors: Record<string, string[]>;
  error: { code: string; text: string; faults: unknown[]; id: string };
}
