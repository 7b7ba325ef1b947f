const BRAND = Symbol.for('trunkline.ConnectorError');

/** One fault about one parameter. `path` is dotted, from the root of the input or the answer. */
export interface ErrorDetail {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

/** What an error carries beside its message. Values are already free of secrets: core redacts them before it makes the error. */
export interface ErrorFacts {
  /** Stable, in lower snake case; for programs. */
  readonly code?: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** `<connection>.<operation>`. */
  readonly operation?: string;
  /** What to do about it, as one sentence. */
  readonly remedy?: string;
  readonly details?: readonly ErrorDetail[];
  /** The vendor's own code for this fault. */
  readonly vendorCode?: string;
  /** The vendor's id of the failed request, for its support. */
  readonly reference?: string;
  /** True when it is certain that the vendor did nothing: nothing was sent, or its answer proves it. */
  readonly notAccepted?: boolean;
  readonly cause?: unknown;
}

/**
 * Something went wrong between us and a vendor. The subclass says what happens next.
 *
 * `instanceof` and `ConnectorError.is(e)` also know errors that another copy of this package made: they go by the names in the brand.
 */
export abstract class ConnectorError extends Error {
  readonly code: string;
  readonly status?: number;
  readonly operation?: string;
  readonly remedy?: string;
  readonly details: readonly ErrorDetail[];
  readonly vendorCode?: string;
  readonly reference?: string;
  /** The vendor did nothing, for certain: the same call may be sent again, whatever its effect. */
  readonly notAccepted?: boolean;

  constructor(message: string, defaultCode: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code ?? defaultCode;
    this.details = facts.details ?? [];
    if (facts.status !== undefined) this.status = facts.status;
    if (facts.operation !== undefined) this.operation = facts.operation;
    if (facts.remedy !== undefined) this.remedy = facts.remedy;
    if (facts.vendorCode !== undefined) this.vendorCode = facts.vendorCode;
    if (facts.reference !== undefined) this.reference = facts.reference;
    if (facts.notAccepted) this.notAccepted = true;
    Object.defineProperty(this, BRAND, { value: lineage(new.target) });
  }

  static is(value: unknown): value is ConnectorError {
    return brandOf(value) !== undefined;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return brandOf(value)?.includes(this.name) ?? false;
  }

  /** Every field that is safe to show; never the cause or the stack. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, status, operation, remedy, details, vendorCode, reference } = this;
    return { name, message, code, status, operation, remedy, details: details.length > 0 ? details : undefined, vendorCode, reference };
  }
}

/** Names of the error's class and of every class above it, as whichever copy made it branded it. */
function brandOf(value: unknown): readonly string[] | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<symbol, readonly string[] | undefined>)[BRAND] : undefined;
}

function lineage(made: { readonly name: string }): readonly string[] {
  const names: string[] = [];
  for (let at: unknown = made; typeof at === 'function' && at !== Error; at = Object.getPrototypeOf(at)) names.push(at.name);
  return names;
}
