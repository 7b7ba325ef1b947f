import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import type { Workspace } from '../records.js';
import { createTag } from './tags.js';

/** Ids of the tags a body names by id or by name, undefined when it names none. Names that are new are made into tags. */
export function tagsNamed(call: Call, workspace: Workspace, names?: readonly string[], ids?: readonly number[]): number[] | undefined {
  if (names === undefined && ids === undefined) return undefined;
  const { tags } = call.toggl;
  const unknown = ids?.find((id) => tags.find(id)?.workspace_id !== workspace.id);
  if (unknown !== undefined) throw refuse(400, `Tag ${unknown} not found in the workspace`);
  const named = (names ?? []).map((name) => {
    const [known] = tags.live((tag) => tag.workspace_id === workspace.id && tag.name === name);
    return (known ?? createTag(call, workspace, name)).id;
  });
  return [...new Set([...(ids ?? []), ...named])];
}
