import type { Routes } from 'trunkline/testing';
import { type Access, needAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import { pageOf } from '../paging.js';
import type { Tag, Workspace } from '../records.js';
import { tagView } from '../views/small.js';

const PER_PAGE = 50;

/** Source: OpenAPI files, tags. Creating and renaming answer lists; the size of a page is assumed. */
export function addTags(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}/tags'))
    .get('', (call, { id }) => {
      const search = (call.request.query.get('search') ?? '').toLowerCase();
      const tags = call.toggl.tags.live((tag) => tag.workspace_id === id && tag.name.toLowerCase().includes(search));
      return ok(pageOf(call.request, tags, PER_PAGE).items.map(tagView));
    })
    .post('', (call, workspace) => ok([tagView(createTag(call, workspace, freeName(call, workspace)))]))
    .put('/{id}', (call, workspace) => {
      const tag = findTag(call, workspace);
      call.toggl.tags.change(tag, { name: freeName(call, workspace, tag) }, call.now);
      announce(call, tag, 'updated');
      return ok([tagView(tag)]);
    })
    .delete('/{id}', (call, workspace) => {
      const tag = findTag(call, workspace);
      call.toggl.tags.delete(tag, call.now);
      announce(call, tag, 'deleted');
      return done;
    });
}

export function createTag(call: Call, workspace: Workspace, name: string): Tag {
  if (workspace.only_admins_may_create_tags) needAdmin(call, workspace);
  const tag = call.toggl.tags.add({ workspace_id: workspace.id, creator_id: call.user.id, name }, call.now);
  announce(call, tag, 'created');
  return tag;
}

function findTag(call: Call, { id }: Workspace): Tag {
  const tag = call.toggl.tags.find(call.id('id'));
  if (tag?.workspace_id !== id) throw notFound('tag');
  return tag;
}

/** A tag may be given the name that it has. */
function freeName({ toggl, body }: Call, { id }: Workspace, own?: Tag): string {
  const name = required(given(body, { name: 'text' }).name, 'name');
  const others = toggl.tags.live((tag) => tag !== own && tag.workspace_id === id && tag.name === name);
  if (others.length > 0) throw refuse(400, 'Tag already exists');
  return name;
}

function announce(call: Call, tag: Tag, action: 'created' | 'updated' | 'deleted'): void {
  const { id, workspace_id, name } = tag;
  call.toggl.announce({ call, workspace_id, entity: 'tag', action, id, payload: tagView(tag) }, action, name);
}
