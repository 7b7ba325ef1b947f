import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import type { CommandContext } from '../context.js';
import { table } from '../table.js';

const HEAD = ['NAME', 'VERSION', 'OPERATIONS', 'AUTH', 'REGIONS', 'TITLE'] as const;

/** Lists the project's connectors from their manifests; imports none. */
export async function connectors({ terminal, json, from }: CommandContext): Promise<void> {
  const files = new NodeFiles();
  const catalogue = new Catalogue(files, await findProject(files, from));
  if (json) return terminal.out(`${await catalogue.summaries()}\n`);
  const listed = await catalogue.connectors();
  if (listed.length === 0) return terminal.err('The project lists no connector. Add one under `connectors:` in trunkline.yaml.\n');
  const rows = listed.map(({ name, version, operations, auth, regions, environments, title }) => [
    terminal.style('bold', name),
    version,
    String(operations),
    auth,
    [regions, environments].flatMap((words) => words.join(', ') || []).join('; ') || '-',
    title,
  ]);
  await terminal.out(`${table([HEAD, ...rows])}\n`);
}
