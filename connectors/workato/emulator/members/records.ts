import type { Dated } from '../dated.js';
import type { Environment } from '../access/records.js';

/** Facts: K142. */
export interface EnvironmentRole {
  readonly environment_type: Environment;
  readonly role_name: string;
}

/** Someone who works in the workspace. Facts: K141. */
export interface MemberRecord extends Dated {
  readonly name: string;
  readonly email: string;
  readonly grant_type: 'team' | 'federation_manager';
  roles: readonly EnvironmentRole[];
  readonly external_id: string | null;
  readonly time_zone: string;
}

/** Facts: K144. */
export interface InvitationRecord extends Dated {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly EnvironmentRole[];
}

/** A collaborator's role, of the system or the workspace's own. Facts: K145. */
export interface RoleRecord extends Dated {
  readonly name: string;
  readonly folder_ids: readonly number[];
  readonly is_system: boolean;
}
