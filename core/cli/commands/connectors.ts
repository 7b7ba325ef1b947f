import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import type { ConnectorSummary } from '../../project/summary.js';
import type { CommandContext } from '../context.js';
import { table } from '../table.js';

/** Lists the project's connectors from their manifests; imports none. */
export async function connectors({ terminal, json, from }: CommandContext): Promise<void> {
  const files = new NodeFiles();
  const text = await new Catalogue(files, await findProject(files, from)).summaries();
  if (json) return terminal.out(`${text}\n`);
  const summaries = JSON.parse(text) as readonly ConnectorSummary[];
  if (summaries.length === 0) return terminal.err('The project lists no connector. Add one under `connectors:` in trunkline.yaml.\n');
  const rows = summaries.map(({ name, title, version, auth, operations, regions, environments }) => [
    terminal.style('bold', name),
    version,
    `${operations.length} operations`,
    auth,
    [...regions, ...environments].join(', ') || '-',
    title,
  ]);
  terminal.out(`${table([['NAME', 'VERSION', 'OPERATIONS', 'AUTH', 'REGIONS', 'TITLE'], ...rows])}\n`);
}
