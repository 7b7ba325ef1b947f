import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok, Refused, refuse } from '../answers.js';
import { isObject } from '../fields.js';

const MAX_IDS = 100;
const OPERATIONS = ['add', 'remove', 'replace'];

/** An operation on one field: `{op, path: '/description', value}`. */
export interface Operation {
  readonly op: string;
  readonly field: string;
  readonly value: unknown;
}

/**
 * Edits each of the ids in the path by itself: what fails is told beside what succeeded, and nothing is rolled back. `edit` gets the body
 * that an update of one record would have had. Source: OpenAPI files, PATCH of comma-joined ids.
 */
export function bulkEdit(call: Call, param: string, edit: (id: number, body: Readonly<Record<string, unknown>>) => void): Answer {
  const ids = call.ids(param);
  if (ids.length > MAX_IDS) throw refuse(400, `At most ${MAX_IDS} ids can be edited at once`);
  const body = bodyOf(operations(call.body));
  const success: number[] = [];
  const failure: { id: number; message: string }[] = [];
  for (const id of ids) {
    const message = problemOf(() => edit(id, body));
    if (message === undefined) success.push(id);
    else failure.push({ id, message });
  }
  return ok({ success, failure });
}

/** The operations of a JSON Patch. */
export function operations(body: unknown): Operation[] {
  if (!Array.isArray(body) || body.length === 0) throw refuse(400, 'A list of operations is expected');
  return body.map((one: unknown) => {
    if (!isObject(one) || typeof one.path !== 'string' || !/^\/\w+$/.test(one.path)) throw refuse(400, 'An operation needs a path');
    if (typeof one.op !== 'string' || !OPERATIONS.includes(one.op)) throw refuse(400, `An operation is one of ${OPERATIONS.join(', ')}`);
    return { op: one.op, field: one.path.slice(1), value: one.value };
  });
}

/** Lists are added to and taken from; of other fields, adding sets and removing clears. */
function bodyOf(all: readonly Operation[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { op, field, value } of all) {
    const isList = Array.isArray(value);
    body[field] = op === 'remove' && !isList ? null : value;
    if (isList && op !== 'replace') body.tag_action = op === 'add' ? 'add' : 'delete';
  }
  return body;
}

function problemOf(edit: () => void): string | undefined {
  try {
    edit();
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
