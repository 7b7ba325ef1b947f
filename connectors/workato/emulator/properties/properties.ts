import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { integer, text } from '../query.js';
import { badRequest, invalid } from '../refused.js';
import type { PropertyRecord } from './records.js';

const MOST_IN_PROJECT = 1000;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 1024;

/** Of the project in `project_id`, or of the environment. Facts: K37, K126, K127. */
export function addProperties(api: Api): void {
  api.get('/properties', listProperties).post('/properties', setProperties);
}

/** Names without the prefix. */
function listProperties(call: Call): Answer {
  const prefix = text(call.request, 'prefix');
  if (prefix === undefined) throw badRequest('prefix is missing');
  const found = propertiesOf(call, scopeOf(call)).filter(({ name }) => name.startsWith(prefix));
  return ok(Object.fromEntries(found.map(({ name, value }) => [name.slice(prefix.length), value])));
}

function setProperties(call: Call): Answer {
  const project_id = scopeOf(call);
  const given = readProperties(call);
  const present = propertiesOf(call, project_id);
  const added = Object.keys(given).filter((name) => !present.some((one) => one.name === name));
  if (project_id !== null && present.length + added.length > MOST_IN_PROJECT) {
    throw invalid({ properties: [`are more than ${MOST_IN_PROJECT} in the project`] });
  }
  for (const [name, value] of Object.entries(given)) setProperty(call, project_id, name, value);
  return success();
}

function setProperty(call: Call, project_id: number | null, name: string, value: string): void {
  const { properties } = call.workspace;
  const noun = project_id === null ? 'account_property' : 'project_property';
  const [present] = propertiesOf(call, project_id).filter((one) => one.name === name);
  const property = present ?? properties.add({ ...newIn(properties, call.now), project_id, name, value });
  if (present) properties.change(present, { value, updated_at: call.now });
  call.effect(`${noun}.${present ? 'updated' : 'created'}`, property.id, name);
}

function readProperties({ body }: Call): Readonly<Record<string, string>> {
  const fields = new Fields(body);
  const given = fields.object('properties') ?? {};
  if (!fields.has('properties')) fields.refuse('properties', "can't be blank");
  for (const [name, value] of Object.entries(given)) {
    if (name.length > LONGEST_NAME) fields.refuse(name, `is too long (maximum is ${LONGEST_NAME} characters)`);
    if (typeof value !== 'string') fields.refuse(name, 'must be a string');
    else if (value.length > LONGEST_VALUE) fields.refuse(name, `is too long (maximum is ${LONGEST_VALUE} characters)`);
  }
  fields.check();
  return given as Readonly<Record<string, string>>;
}

function scopeOf({ request, workspace }: Call): number | null {
  const id = integer(request, 'project_id');
  return id === undefined ? null : found(workspace.projects.find(id)).id;
}

function propertiesOf({ workspace }: Call, project_id: number | null): PropertyRecord[] {
  return workspace.properties.live((one) => one.project_id === project_id);
}
