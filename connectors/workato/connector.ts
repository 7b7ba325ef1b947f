import { bearer, byRegionAndEnvironment, Connector, operations } from 'trunkline/sdk';
import { WorkatoConnection } from './connection.js';
import { dataCenters } from './data-centers.js';
import { errors } from './errors.js';
import { numbered } from './pagers.js';
import { rateLimits } from './rate-limits.js';
import { DOCS } from './sources.js';
import { Workspaces } from './workspace/workspace.js';

@Connector(WorkatoConnection, {
  name: 'workato',
  title: 'Workato',
  description: 'Recipes, jobs, connections, projects, tables and people of a Workato workspace, through its Developer API.',
  source: DOCS,
  baseUrl: byRegionAndEnvironment(
    dataCenters,
    (connection) => connection.region,
    (connection) => connection.workspace,
  ),
  auth: bearer((connection) => connection.token),
  pagination: numbered,
  errors,
  rateLimits,
})
export class Workato extends operations(Workspaces) {}
