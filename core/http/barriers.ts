import { GoneError, SuspendedError, type ConnectorError } from 'trunkline/errors';
import type { CallContext } from './call-context.js';
import type { PreparedRequest } from './prepared-request.js';

type Input = PreparedRequest['input'];

/** Inputs of one operation that are suspended, told apart by the values of some fields. */
interface Scope {
  readonly fields: readonly string[];
  readonly errors: Map<string, SuspendedError>;
}

/** Values kept of one scope; of an older one the vendor says again that it is suspended. */
const MOST_VALUES = 10_000;

/** What one connection no longer calls: operations whose endpoint is gone, for good; suspended scopes, until a person lifts them. */
export class Barriers {
  readonly #gone = new Map<string, GoneError>();
  readonly #scopes = new Map<string, Scope[]>();

  get suspended(): readonly SuspendedError[] {
    return [...this.#scopes.values()].flat().flatMap(({ errors }) => [...errors.values()]);
  }

  /** @throws GoneError or SuspendedError when the vendor has said that such a request is useless. */
  check({ operation, input }: PreparedRequest, { touched, operation: name }: CallContext): void {
    const facts = { operation: name, notAccepted: !touched };
    const gone = this.#gone.get(operation);
    if (gone) throw new GoneError(`${name} was not sent: ${gone.message}`, { ...facts, status: gone.status });
    for (const { fields, errors } of this.#scopes.get(operation) ?? []) {
      const found = errors.get(keyOf(input, fields));
      if (found === undefined) continue;
      const { message, status, remedy, scope } = found;
      throw new SuspendedError(`${name} was not sent: ${message}`, { ...facts, status, remedy, scope });
    }
  }

  /** Remembers an answer that closes something. */
  note({ operation, input }: PreparedRequest, error: ConnectorError, scope: readonly string[] = []): void {
    if (error instanceof GoneError) this.#gone.set(operation, error);
    if (!(error instanceof SuspendedError)) return;
    const { errors } = this.#scope(operation, scope);
    errors.set(keyOf(input, scope), error);
    if (errors.size > MOST_VALUES) errors.delete(errors.keys().next().value!);
  }

  /** A person has acted: the vendor is asked again. */
  lift(): void {
    this.#scopes.clear();
  }

  #scope(operation: string, fields: readonly string[]): Scope {
    const scopes = this.#scopes.get(operation) ?? [];
    const known = scopes.find((scope) => scope.fields.join() === fields.join());
    if (known !== undefined) return known;
    const scope: Scope = { fields, errors: new Map() };
    this.#scopes.set(operation, [...scopes, scope]);
    return scope;
  }
}

/** What is suspended, for people: `workspace_id 777`; undefined when it is the whole operation. */
export function scopeText(input: Input, fields: readonly string[]): string | undefined {
  const told = fields.filter((name) => valueOf(input, name) !== null).map((name) => `${name} ${JSON.stringify(input[name])}`);
  return told.length === 0 ? undefined : told.join(', ');
}

/** Inputs without a field are a scope of their own: what is suspended for none in particular is not so for each. */
function keyOf(input: Input, fields: readonly string[]): string {
  return JSON.stringify(fields.map((name) => valueOf(input, name)));
}

function valueOf(input: Input, name: string): unknown {
  return Object.hasOwn(input, name) ? (input[name] ?? null) : null;
}
