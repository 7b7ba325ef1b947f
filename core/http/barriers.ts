import { createHash } from 'node:crypto';
import { GoneError, SuspendedError, type ConnectorError } from 'trunkline/errors';
import type { Barrier, BarrierMemory } from '../ports/barrier-memory.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { BarrierKeeper, type KnownBarrier } from './barrier-keeper.js';
import type { CallContext } from './call-context.js';
import type { PreparedRequest } from './prepared-request.js';

type Input = PreparedRequest['input'];
type Asked = Pick<PreparedRequest, 'operation' | 'input'>;

/** Inputs of one operation that are closed in one way, told apart by the values of some fields. */
interface Scope {
  readonly kind: Barrier['kind'];
  readonly fields: readonly string[];
  readonly barriers: Map<string, KnownBarrier>;
}

/** Values kept of one scope; of an older one the vendor says again that it is suspended. */
const MOST_VALUES = 10_000;

/**
 * What one connection does not call until a person acts: endpoints that are gone, and suspended scopes. With a memory, it outlives the process; while the
 * memory cannot be asked, what the process knows by itself holds, and the vendor tells the rest again.
 */
export class Barriers {
  readonly #scopes = new Map<string, Scope[]>();
  readonly #keeper: BarrierKeeper;
  #recalled: Promise<boolean> | undefined;

  constructor(
    private readonly connection: string,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly memory?: BarrierMemory,
    log?: Log,
  ) {
    this.#keeper = new BarrierKeeper({ connection, clock, memory, log });
  }

  /** Those that this process has met. */
  get suspended(): readonly SuspendedError[] {
    const all = [...this.#scopes.values()].flat().flatMap(({ barriers }) => [...barriers.values()]);
    const suspended = all.map(({ barrier }) => barrier).filter(({ kind }) => kind === 'suspended');
    return suspended.map(({ error: { message, ...facts } }) => new SuspendedError(message, facts));
  }

  /** @throws GoneError or SuspendedError when the vendor has said that such a request is useless. */
  async check({ operation, input }: Asked, { touched, operation: name }: Pick<CallContext, 'touched' | 'operation'>): Promise<void> {
    await this.#recall();
    for (const { kind, fields, barriers } of this.#scopes.get(operation) ?? []) {
      const inputs = hashOf(input, fields);
      const found = barriers.get(inputs);
      if (found === undefined) continue;
      if (await this.#keeper.isLifted(found)) {
        if (barriers.get(inputs) === found) barriers.delete(inputs);
        continue;
      }
      const { message, ...told } = found.barrier.error;
      const facts = { ...told, ...this.#remedy(found.barrier), operation: name, notAccepted: !touched };
      throw kind === 'gone'
        ? new GoneError(`${name} was not sent: ${message}`, facts)
        : new SuspendedError(`${name} was not sent: ${message}`, facts);
    }
  }

  /** Remembers an answer that closes something. That the memory fails does not take the answer's place. */
  async note({ operation, input }: Asked, error: ConnectorError, fields: readonly string[] = []): Promise<void> {
    const kind = error instanceof GoneError ? 'gone' : error instanceof SuspendedError ? 'suspended' : undefined;
    if (kind === undefined) return;
    const { connection } = this;
    const by = kind === 'gone' ? [] : fields;
    const barrier = {
      connection,
      operation,
      kind,
      fields: by,
      inputs: hashOf(input, by),
      error: told(error),
      at: this.clock.now(),
    } as const;
    await this.#keeper.keep(this.#close({ barrier, isKept: false, isBeingKept: false }));
  }

  /** A person has acted: the vendor is asked again for what was suspended. */
  async lift(): Promise<void> {
    for (const [operation, scopes] of this.#scopes)
      this.#scopes.set(
        operation,
        scopes.filter(({ kind }) => kind !== 'suspended'),
      );
    await this.memory?.liftBarriers(this.connection, 'suspended');
  }

  /** What is remembered beyond the process does not end with it: somebody has to say that it was mended. */
  #remedy({ connection, error: { remedy } }: Barrier): { readonly remedy?: string } {
    if (!this.memory) return {};
    return { remedy: [...(remedy === undefined ? [] : [remedy]), `Then say so: trunkline triggers resume ${connection}`].join(' ') };
  }

  /** Once, as soon as the memory can tell. */
  async #recall(): Promise<void> {
    const recalled = (this.#recalled ??= this.#readAll());
    if (!(await recalled) && this.#recalled === recalled) this.#recalled = undefined;
  }

  async #readAll(): Promise<boolean> {
    const all = await this.#keeper.all();
    for (const known of all ?? []) this.#close(known);
    return all !== undefined;
  }

  #close(known: KnownBarrier): KnownBarrier {
    const { barriers } = this.#scope(known.barrier);
    barriers.set(known.barrier.inputs, known);
    if (barriers.size > MOST_VALUES) barriers.delete(barriers.keys().next().value!);
    return known;
  }

  #scope({ operation, kind, fields }: Barrier): Scope {
    const scopes = this.#scopes.get(operation) ?? [];
    const known = scopes.find((scope) => scope.kind === kind && scope.fields.join() === fields.join());
    if (known !== undefined) return known;
    const scope: Scope = { kind, fields, barriers: new Map() };
    this.#scopes.set(operation, [...scopes, scope]);
    return scope;
  }
}

/** What is suspended, for people: `workspace_id 777`; undefined when it is the whole operation. */
export function scopeText(input: Input, fields: readonly string[]): string | undefined {
  const told = fields.filter((name) => valueOf(input, name) !== null).map((name) => `${name} ${JSON.stringify(input[name])}`);
  return told.length === 0 ? undefined : told.join(', ');
}

function told(error: ConnectorError): Barrier['error'] {
  const { message, status, remedy } = error;
  const scope = error instanceof SuspendedError ? error.scope : undefined;
  return {
    message,
    ...(status !== undefined && { status }),
    ...(remedy !== undefined && { remedy }),
    ...(scope !== undefined && { scope }),
  };
}

/** Inputs without a field are a scope of their own: what is suspended for none in particular is not so for each. */
function hashOf(input: Input, fields: readonly string[]): string {
  const values = JSON.stringify(fields.map((name) => valueOf(input, name)));
  return createHash('sha256').update(values).digest('hex');
}

function valueOf(input: Input, name: string): unknown {
  return Object.hasOwn(input, name) ? (input[name] ?? null) : null;
}
