import type { Stored } from '../table.js';

export interface FolderRecord extends Stored {
  readonly id: number;
  name: string;
  /** Null for a workspace's root. */
  readonly parent_id: number | null;
  readonly project_id: number | null;
  readonly created_at: number;
  updated_at: number;
}

/** A folder at the top is a project. Facts: K114, K116. */
export interface ProjectRecord extends Stored {
  readonly id: number;
  readonly folder_id: number;
  name: string;
  description: string;
}
