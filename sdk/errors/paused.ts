import { ConnectorError, type ErrorFacts } from './connector-error.js';

/** A person must mend the connection; every call through it waits. */
export abstract class ReconnectError extends ConnectorError {}

/** The credential is missing, wrong, expired or revoked. */
export class AuthenticationError extends ReconnectError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, 'authentication_failed', facts);
  }
}

/** The credential is good and lacks a right. */
export class PermissionError extends ReconnectError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, 'permission_denied', facts);
  }
}

export interface SuspendedFacts extends ErrorFacts {
  /** What is paused: a workspace, a project, a feature. Absent means the operation. */
  readonly scope?: string;
}

/** A plan or feature is missing: one scope waits until a person acts, the rest goes on. */
export class SuspendedError extends ConnectorError {
  readonly scope?: string;

  constructor(message: string, facts: SuspendedFacts = {}) {
    super(message, 'suspended', facts);
    if (facts.scope !== undefined) this.scope = facts.scope;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), scope: this.scope };
  }
}

/** The endpoint is gone for good; it is not called again. */
export class GoneError extends ConnectorError {
  constructor(message: string, facts?: ErrorFacts) {
    super(message, 'gone', facts);
  }
}
