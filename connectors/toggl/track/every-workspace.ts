import { parent } from 'trunkline/sdk';
import type { Workspace } from './workspace.js';

/** What reads a list of one workspace for all that the caller is in. */
export const everyWorkspace = parent('listWorkspaces', { workspace_id: (workspace: Workspace) => workspace.id });
