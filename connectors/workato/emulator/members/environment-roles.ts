import { type Environment, ENVIRONMENTS } from '../access/records.js';
import { Fields } from '../fields.js';
import { badRequest } from '../refused.js';
import type { Workspace } from '../workspace.js';
import type { EnvironmentRole } from './records.js';

/** `env_roles` as they are written: the role under `name`, which is read as `role_name`. An unknown role is 400. Facts: K142, K144. */
export function readRoles({ roles }: Workspace, fields: Fields): readonly EnvironmentRole[] | undefined {
  const given = fields.objects('env_roles')?.map((one) => {
    const entry = new Fields(one);
    const environment_type = entry.oneOf('environment_type', ENVIRONMENTS);
    if (environment_type === undefined) fields.refuse('env_roles', `need an environment_type of ${ENVIRONMENTS.join(', ')}`);
    return { environment_type: environment_type ?? ('dev' satisfies Environment), role_name: entry.text('name') ?? '' };
  });
  const unknown = given?.find(({ role_name }) => !roles.live().some(({ name }) => name === role_name));
  if (unknown) throw badRequest(`Role ${unknown.role_name} not found`);
  return given;
}
