import type { Dated } from '../dated.js';
import type { Stored } from '../table.js';

/** Facts: K128. */
export interface LookupTableRecord extends Dated {
  readonly name: string;
  readonly project_id: number | null;
  readonly columns: readonly string[];
}

/** Facts: K129. */
export interface LookupRowRecord extends Dated {
  readonly lookup_table_id: number;
  /** By the columns' labels. */
  data: Readonly<Record<string, string>>;
}

export const COLUMN_TYPES = ['boolean', 'date', 'date_time', 'integer', 'number', 'string', 'file', 'relation'] as const;

/** Facts: K132. */
export interface Column {
  readonly type: (typeof COLUMN_TYPES)[number];
  readonly name: string;
  readonly optional: boolean;
  /** A UUID. */
  readonly field_id: string;
  readonly hint: string | null;
  readonly default_value: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly multivalue: boolean;
  readonly relation: Readonly<Record<string, unknown>> | null;
}

export interface DataTableRecord extends Stored {
  /** A UUID. Facts: K31. */
  readonly id: string;
  /** What packages name it by, whose assets have numbers. */
  readonly number: number;
  name: string;
  folder_id: number;
  schema: readonly Column[];
  readonly created_at: number;
  updated_at: number;
}
