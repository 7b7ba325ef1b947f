import { apiKey, Connector, errorTable, hosts, on, operations, rateLimit, RejectedError } from 'trunkline/sdk';
import { WrkConnection } from './connection.js';
import { Launches } from './launches.js';
import { Wrkflows } from './wrkflows.js';

/** `code` is there only for faults that a program can act on; `param` names the parameter at fault. */
interface WrkFault {
  error: { code: string; message: string; param: string | null } | null;
}

const DAY_SECONDS = 86_400;

@Connector(WrkConnection, {
  name: 'wrk',
  title: 'Wrk',
  description: 'Wrkflows of an account and their launches. The API is a closed beta that may change without notice.',
  source: 'Getting Started - Wrk API Reference (support.account.wrk.com)',
  baseUrl: hosts({ v1: 'https://account.wrk.com/api/v1', unversioned: 'https://account.wrk.com/api' }),
  auth: apiKey((connection) => connection.key, { header: 'Authorization', prefix: 'Api-Key ' }),
  errors: errorTable({
    code: (body: WrkFault) => body.error?.code,
    message: (body) => body.error?.message,
    details: {
      items: (body) => body.error, // one fault, not a list
      path: (fault: { param: string }) => fault.param,
      message: (fault: { message: string }) => fault.message,
    },
    rows: [
      on({ status: 402 }, RejectedError, { remedy: 'The parameters were valid and the request failed; this is no matter of billing.' }),
    ],
  }),
  rateLimits: [rateLimit({ name: 'launches', limit: 1000, perSeconds: DAY_SECONDS, operations: ['launchWrkflow', 'launchWrkflowLegacy'] })],
})
export class Wrk extends operations(Wrkflows, Launches) {}
