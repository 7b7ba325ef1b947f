import { resolve } from 'node:path';
import { openSecret } from '#host';
import type { SecretReference } from '../ports/secrets.js';
import type { Store } from '../ports/store/index.js';
import { Seal, sealingKey } from '../store/seal.js';
import type { OpenProject } from './open-project.js';
import { fromRoot } from './secret-file.js';

/** Seals the store of a project that names no key: made where webhooks are taken, and used from then on. */
export const keyFile = ({ stateFolder }: OpenProject): string => resolve(stateFolder, 'store.key');

/** Opens what trunkline.yaml names as the project's store. With an engine, it keeps the starts that are on their way there. */
export async function openStore(project: OpenProject): Promise<Store> {
  const { store, engine } = project.project;
  const seal = await sealOf(project);
  if (typeof store !== 'object' || !('postgresql' in store)) {
    const { openSqliteStore } = await import('../store/open-sqlite-store.js');
    return openSqliteStore(project.storeName, { ...(seal && { seal }) });
  }
  const [{ openPostgresStore }, url] = await Promise.all([
    import('../store/open-postgres-store.js'),
    project.runtime.ports.secrets.open(fromRoot(project.root, store.postgresql)),
  ]);
  return openPostgresStore({
    url: openSecret(url),
    outbox: engine !== undefined,
    ...(store.schema !== undefined && { schema: store.schema }),
    ...(seal && { seal }),
  });
}

async function sealOf(project: OpenProject): Promise<Seal | undefined> {
  const [first, ...more] = await keysOf(project);
  if (!first) return undefined;
  const open = async (reference: SecretReference): Promise<Uint8Array> =>
    sealingKey(openSecret(await project.runtime.ports.secrets.open(fromRoot(project.root, reference))));
  return new Seal([await open(first), ...(await Promise.all(more.map(open)))]);
}

async function keysOf(project: OpenProject): Promise<readonly SecretReference[]> {
  const { store } = project.project;
  if (typeof store === 'object' && store.key) return store.key;
  const file = keyFile(project);
  return (await project.runtime.ports.files.stat(file)) ? [{ file }] : [];
}
