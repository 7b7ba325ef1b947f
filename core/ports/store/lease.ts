/** Who may change what: `engine` for all of a store, `run/<id>` for one run where several processes share a store. */
export interface LeaseRequest {
  readonly name: string;
  /** For people: host and process. */
  readonly holder: string;
  /** How long it holds without being renewed; milliseconds. A store that sees its holder die at once takes no notice of it. */
  readonly ttlMs: number;
  readonly now: number;
  /** The name is this holder's alone and never used again: nothing is kept of the lease once it is given up, or its holder long dead. Default: false. */
  readonly once?: boolean;
}

export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Grows each time the lease changes hands. Every commit is checked against it. */
  readonly epoch: number;
  /** It must be renewed within this time; absent where the store sees by itself that its holder has died. */
  readonly ttlMs?: number;
}
