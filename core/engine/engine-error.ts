import { ConnectorError } from 'trunkline/errors';

export type EngineErrorCode = 'engine_unreachable' | 'engine_refused' | 'engine_no_driver' | 'engine_no_server';

/** The engine cannot be used. Starts for it are kept in the store until it can. */
export class EngineError extends ConnectorError {
  constructor(code: EngineErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, code, { remedy, cause });
  }
}
