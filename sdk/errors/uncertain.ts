import { ConnectorError, type ErrorFacts } from './connector-error.js';

/** The call may have happened, cannot be repeated safely, and nobody can tell but a person who looks at the vendor. */
export class UncertainError extends ConnectorError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, 'uncertain', facts);
  }
}
