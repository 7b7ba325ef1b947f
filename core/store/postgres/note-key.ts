import { assertKeys, type Seal } from '../seal.js';
import { KEY_SQL } from '../sql/keys.js';
import type { PostgresClient } from './driver.js';
import { StatementNames, Statements } from './statements.js';
import { ask } from '../sql/work.js';

/** Notes by which key records are sealed from now on. Throws when one that some are sealed with is not given. */
export async function noteKey(client: PostgresClient, seal: Seal | undefined): Promise<void> {
  const statements = new Statements(client, new StatementNames());
  const [list] = await statements.ask([ask(KEY_SQL.list)]);
  const used = list!.rows.map(({ id }) => String(id));
  assertKeys(used, seal);
  if (seal && !used.includes(seal.id)) await statements.ask([ask(KEY_SQL.note, seal.id)]);
}
