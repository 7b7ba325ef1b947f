/** What a vendor has closed: calls of an operation that are useless until a person acts. */
export interface Barrier {
  readonly connection: string;
  readonly operation: string;
  /** `suspended`: a plan or feature is missing. `gone`: the endpoint is there no more. */
  readonly kind: 'suspended' | 'gone';
  /** Input fields for whose values it is closed; none: it is closed whatever is asked. */
  readonly fields: readonly string[];
  /** Hash of their values: what a person filled in is not kept by this. */
  readonly inputs: string;
  /** Of the answer that told, without secrets. */
  readonly error: {
    readonly message: string;
    readonly status?: number;
    readonly remedy?: string;
    /** What is closed, for people. */
    readonly scope?: string;
  };
  /** When it was told; milliseconds since 1970. */
  readonly at: number;
}

/** Remembers what is closed beyond the process. Asked by several connections and processes at once. */
export interface BarrierMemory {
  /** Those of one connection; undefined while the memory is not open. */
  barriers(connection: string): Promise<readonly Barrier[] | undefined>;
  /** Whether it was not lifted since it was kept; undefined while the memory is not open. */
  hasBarrier(barrier: Barrier): Promise<boolean | undefined>;
  /** Once for each operation, kind and inputs, however often it is told. False while the memory is not open: nothing is kept then. */
  keepBarrier(barrier: Barrier): Promise<boolean>;
  /** Lifts those of a connection, or those of one kind; says how many there were. */
  liftBarriers(connection: string, kind?: Barrier['kind']): Promise<number>;
}

/** A memory that is open. */
export interface OpenBarrierMemory extends BarrierMemory {
  barriers(connection: string): Promise<readonly Barrier[]>;
  hasBarrier(barrier: Barrier): Promise<boolean>;
}
