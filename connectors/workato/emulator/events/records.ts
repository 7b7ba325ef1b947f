import type { Stored } from '../table.js';

export const SCHEMA_TYPES = ['string', 'integer', 'number', 'boolean', 'date_time', 'object', 'array'] as const;

export interface TopicField {
  readonly name: string;
  readonly type: (typeof SCHEMA_TYPES)[number];
  readonly optional: boolean;
}

export interface TopicRecord extends Stored {
  readonly id: number;
  readonly name: string;
  readonly schema: readonly TopicField[];
}

export interface MessageRecord extends Stored {
  readonly id: string;
  readonly topic_id: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly time: number;
}
