import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import type { Group } from '../records.js';
import { operations, type Operation } from './bulk.js';

const LISTS = { users: 'user_ids', workspaces: 'workspace_ids' } as const;

/**
 * Applies each operation of a JSON Patch by itself and tells which were done. Source: OpenAPI files, PATCH of a group; that the paths are
 * `/users` and `/workspaces` is inferred from the fields of a group.
 */
export function editGroup(call: Call, group: Group): Answer {
  const success: object[] = [];
  const failure: object[] = [];
  for (const operation of operations(call.body)) {
    const patch = { op: operation.op, path: `/${operation.field}`, value: operation.value };
    const change = changeOf(group, operation);
    if (change === undefined) failure.push({ patch, message: 'Empty or invalid patch operation' });
    else {
      call.toggl.groups.change(group, change, call.now);
      success.push(patch);
    }
  }
  return ok({ success, failure });
}

function changeOf(group: Group, { op, field, value }: Operation): Partial<Group> | undefined {
  if ((field !== 'users' && field !== 'workspaces') || !Array.isArray(value)) return undefined;
  const given = value.filter((id): id is number => Number.isInteger(id));
  const kept = op === 'replace' ? [] : group[LISTS[field]].filter((id) => !given.includes(id));
  return { [LISTS[field]]: op === 'remove' ? kept : [...kept, ...given] };
}
