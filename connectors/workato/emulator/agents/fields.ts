import type { Call } from '../access/call.js';
import { Fields } from '../fields.js';
import type { AgentPartRecord } from './records.js';

/** A name, which a new record must have, and a description. */
export function readDescribed({ body }: Call, isNew: boolean): { readonly name?: string; readonly description?: string } {
  const fields = new Fields(body);
  const name = isNew ? fields.requiredText('name') : fields.text('name');
  const description = fields.text('description');
  fields.check();
  return Fields.given({ name, description });
}

/** Ids of skills or of knowledge bases, all of which must be there. */
export function readIds({ body, workspace }: Call, name: string, noun: AgentPartRecord['noun']): readonly number[] {
  const fields = new Fields(body);
  const ids = fields.integers(name) ?? [];
  if (!fields.has(name)) fields.refuse(name, "can't be blank");
  if (!ids.every((id) => workspace.agentParts.find(id)?.noun === noun)) fields.refuse(name, 'do not all exist');
  fields.check();
  return ids;
}
