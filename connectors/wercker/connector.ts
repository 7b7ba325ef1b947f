import { apiKey, authBy, bearer, Connector, errorTable, hosts, noAuth, offset, on, operations, RejectedError } from 'trunkline/sdk';
import { Applications } from './applications.js';
import { Builds } from './builds.js';
import { WerckerConnection } from './connection.js';
import { Deploys } from './deploys.js';
import { PipelineRuns } from './pipeline-runs.js';
import { Pipelines } from './pipelines.js';
import { PublishedSteps } from './published-steps.js';
import { RunSteps } from './run-steps.js';
import { Runs } from './runs.js';
import { Spinnaker } from './spinnaker.js';
import { Tokens } from './tokens.js';
import { Users } from './users.js';
import { Workflows } from './workflows.js';

/** `code` is unique within an endpoint only, so no class hangs on it; `details` has one entry per wrong parameter. */
interface WerckerFault {
  message: string;
  code?: string;
  details?: unknown[];
}

/** No rate limit is declared: one exists, and nothing is known of it. */
@Connector(WerckerConnection, {
  name: 'wercker',
  title: 'Wercker',
  description:
    'Applications, pipelines, runs and workflows of the Wercker CI service, through version 3 of its API, which was an alpha. The service ' +
    'was reportedly closed on 31 October 2022: there is no host to connect to any more, and this connector is proved against its emulator.',
  source: 'devcenter.wercker.com, API',
  baseUrl: hosts({
    v3: 'https://app.wercker.com/api/v3',
    v2: 'https://app.wercker.com/api/v2',
    spinnaker: 'https://app.wercker.com/api/spinnaker/v1',
  }),
  auth: authBy((connection) => connection.sign_in, {
    bearer: bearer((connection) => connection.token!),
    query: apiKey((connection) => connection.token!, { query: 'token' }),
    anonymous: noAuth(),
  }),
  pagination: offset({ offset: 'skip', limit: 'limit', max: 20, items: (body: unknown[]) => body, consistency: 'shifts' }),
  errors: errorTable({
    code: (fault: WerckerFault) => fault.code,
    message: (fault) => fault.message,
    reference: { header: 'X-Wercker-Trace-Id' },
    details: {
      items: (fault) => fault.details,
      path: (detail: { path: string }) => detail.path,
      message: (detail: { message: string }) => detail.message,
      code: (detail: { type: string }) => detail.type,
    },
    rows: [
      on({ status: 422 }, RejectedError, {
        remedy: 'The request was well-formed and could not be processed: change it, do not repeat it.',
      }),
    ],
  }),
})
export class Wercker extends operations(
  Applications,
  Pipelines,
  Runs,
  PipelineRuns,
  RunSteps,
  Workflows,
  Builds,
  Deploys,
  Tokens,
  Users,
  PublishedSteps,
  Spinnaker,
) {}
