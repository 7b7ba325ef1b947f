import { GoneError, SuspendedError, type ConnectorError } from 'trunkline/errors';
import type { CallContext } from './call-context.js';
import type { PreparedRequest } from './prepared-request.js';

/** One operation, for the inputs that have these values; for all of them when there is none. */
interface Suspension {
  readonly operation: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly error: SuspendedError;
}

/** What one connection no longer calls: operations whose endpoint is gone, for good; suspended scopes, until a person lifts them. */
export class Barriers {
  readonly #gone = new Map<string, GoneError>();
  #suspensions: Suspension[] = [];

  get suspended(): readonly SuspendedError[] {
    return this.#suspensions.map(({ error }) => error);
  }

  /** @throws GoneError or SuspendedError when the vendor has said that such a request is useless. */
  check({ operation, input }: PreparedRequest, { touched, operation: name }: CallContext): void {
    const facts = { operation: name, notAccepted: !touched };
    const gone = this.#gone.get(operation);
    if (gone) throw new GoneError(`${name} was not sent: ${gone.message}`, { ...facts, status: gone.status });
    const found = this.#suspensions.find((suspension) => suspension.operation === operation && holds(suspension.values, input));
    if (found === undefined) return;
    const { message, status, remedy, scope } = found.error;
    throw new SuspendedError(`${name} was not sent: ${message}`, { ...facts, status, remedy, scope });
  }

  /** Remembers an answer that closes something. */
  note({ operation, input }: PreparedRequest, error: ConnectorError, scope: readonly string[] = []): void {
    if (error instanceof GoneError) this.#gone.set(operation, error);
    if (error instanceof SuspendedError) this.#suspensions.push({ operation, values: valuesOf(input, scope), error });
  }

  /** A person has acted: the vendor is asked again. */
  lift(): void {
    this.#suspensions = [];
  }
}

/** What is suspended, for people: `workspace_id 777`; undefined when it is the whole operation. */
export function scopeText(input: PreparedRequest['input'], scope: readonly string[]): string | undefined {
  const values = Object.entries(valuesOf(input, scope)).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return values.length === 0 ? undefined : values.join(', ');
}

function valuesOf(input: PreparedRequest['input'], scope: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(scope.filter((name) => Object.hasOwn(input, name)).map((name) => [name, input[name]]));
}

function holds(values: Readonly<Record<string, unknown>>, input: PreparedRequest['input']): boolean {
  return Object.entries(values).every(([name, value]) => JSON.stringify(input[name]) === JSON.stringify(value));
}
