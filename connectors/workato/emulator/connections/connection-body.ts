import type { Call } from '../access/call.js';
import { Fields } from '../fields.js';
import type { Workato } from '../workato.js';
import { platformConnector } from './catalog.js';
import type { ConnectionRecord } from './records.js';

export type ConnectionContent = Partial<
  Pick<
    ConnectionRecord,
    'name' | 'folder_id' | 'parent_id' | 'external_id' | 'authorization_status' | 'authorization_error' | 'authorized_at'
  >
>;

/** What a body says of a connection of this provider; credentials in `input` sign it in. Facts: K104. */
export function readConnection({ body, workspace, workato, now }: Call, provider: string): ConnectionContent {
  const fields = new Fields(body);
  const [folder_id, parent_id] = [fields.integer('folder_id'), fields.integer('parent_id')];
  if (folder_id !== undefined && !workspace.folders.find(folder_id)) fields.refuse('folder_id', 'does not exist');
  if (parent_id !== undefined && workspace.connections.find(parent_id)?.provider !== provider)
    fields.refuse('parent_id', `is not a connection of ${provider}`);
  const isSignedIn = fields.object('input') !== undefined && fields.flag('shell_connection') !== true;
  if (isSignedIn && platformConnector(provider)?.oauth) fields.refuse('input', 'cannot sign in to an OAuth application');
  const content = { name: fields.text('name'), folder_id, parent_id, external_id: fields.text('external_id') };
  fields.check();
  return Fields.given({ ...content, ...(isSignedIn && signIn(workato, now)) });
}

/** Signs in, unless the application was told to refuse it. */
export function signIn(
  workato: Workato,
  now: number,
): Pick<ConnectionRecord, 'authorization_status' | 'authorization_error' | 'authorized_at'> {
  const authorization_error = workato.takeFailure('sign-in');
  const isGood = authorization_error === null;
  return { authorization_status: isGood ? 'success' : 'failed', authorization_error, authorized_at: isGood ? now : null };
}
