import type { LogEvent } from '../../../ports/log.js';
import type { AnyConnection } from '../../../runtime/connection.js';
import type { ConnectionFixture } from '../fixtures/connection.js';
import type { SentRequest } from './sent-request.js';

/** One connection on a vendor of its own, and what came of it. */
export interface Trial {
  readonly connection: AnyConnection;
  readonly fixture: ConnectionFixture;
  /** Requests so far, without the connection's login. */
  readonly sent: readonly SentRequest[];
  readonly logins: readonly SentRequest[];
  readonly log: readonly LogEvent[];
  /** Milliseconds on the suite's clock since it was opened. */
  readonly elapsedMs: number;
}
