import { ConnectorError, type ErrorFacts } from './connector-error.js';

/** This call will never succeed as it is; the step fails. */
export class RejectedError extends ConnectorError {
  constructor(message: string, facts?: ErrorFacts, defaultCode = 'rejected') {
    super(message, defaultCode, facts);
  }
}

/** The input is wrong; `details` name the parameters. Thrown by us before sending, or by the vendor. */
export class InvalidInputError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'invalid_input');
  }
}

export class NotFoundError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'not_found');
  }
}

/** The vendor's state does not allow it now: taken, already done, or changed in between. */
export class ConflictError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'conflict');
  }
}

/** The answer is not what the vendor documents: HTML, broken JSON, a missing or mistyped field. Nothing of it is used. */
export class UnexpectedResponseError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'unexpected_response');
  }
}

export interface PartialFailureFacts extends ErrorFacts {
  readonly output: unknown;
}

/** A write of many items was done for some of them: `details` name those that failed, by the item's id. The others are done. */
export class PartialFailureError extends RejectedError {
  /** The whole answer: what was done and what was not. */
  readonly output: unknown;

  constructor(message: string, { output, ...facts }: PartialFailureFacts) {
    super(message, facts, 'partial_failure');
    this.output = output;
  }
}

/** A list came back to where it was: the vendor repeats a token or a page, or ignores the page parameter. */
export class PaginationLoopError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'pagination_loop');
  }
}

/** The call was stopped by its caller before it ended. */
export class CancelledError extends RejectedError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, facts, 'cancelled');
  }
}
