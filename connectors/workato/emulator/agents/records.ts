import type { Dated } from '../dated.js';
import type { Stored } from '../table.js';

export interface GenieRecord extends Dated {
  name: string;
  description: string;
  running: boolean;
  skill_ids: readonly number[];
  knowledge_base_ids: readonly number[];
}

/** A skill or a knowledge base that genies are given. */
export interface AgentPartRecord extends Dated {
  readonly noun: 'skill' | 'knowledge_base';
  readonly name: string;
  readonly description: string;
}

export interface McpServerRecord extends Stored {
  /** Its handle. */
  readonly id: string;
  name: string;
  description: string;
  readonly created_at: number;
  updated_at: number;
}
