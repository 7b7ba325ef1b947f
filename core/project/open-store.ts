import { openSecret } from '#host';
import type { Store } from '../ports/store/index.js';
import type { OpenProject } from './open-project.js';
import { fromRoot } from './secret-file.js';

/** Opens what trunkline.yaml names as the project's store. With an engine, it keeps the starts that are on their way there. */
export async function openStore(project: OpenProject): Promise<Store> {
  const { store, engine } = project.project;
  if (typeof store !== 'object') {
    const { openSqliteStore } = await import('../store/open-sqlite-store.js');
    return openSqliteStore(project.storeName);
  }
  const [{ openPostgresStore }, url] = await Promise.all([
    import('../store/open-postgres-store.js'),
    project.runtime.ports.secrets.open(fromRoot(project.root, store.postgresql)),
  ]);
  return openPostgresStore({
    url: openSecret(url),
    outbox: engine !== undefined,
    ...(store.schema !== undefined && { schema: store.schema }),
  });
}
