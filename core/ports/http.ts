/** A request as it goes over the wire; secrets are in it. Header names are lower case. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Aborts the exchange at any point, the body included. */
  readonly signal: AbortSignal;
  /** Greatest size of the answer's body in bytes, counted after decompression. */
  readonly maxBytes: number;
  /** Loopback addresses may be connected to: an operator has pointed this service at one. */
  readonly allowLoopback: boolean;
}

/** A whole answer: the body is read, decompressed and inside the limit. Header names are lower case. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Sends one request: no redirect is followed, nothing is retried. Rejects with a `NetworkFault` when there is no whole answer. */
export interface Http {
  send(request: WireRequest): Promise<WireResponse>;
  /** Closes what it holds open. */
  close(): Promise<void>;
}
