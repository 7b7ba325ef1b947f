/** A request as it goes over the wire; secrets are in it. Header names are lower case. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * A file comes as an iterable: it is read as fast as it can be sent, nothing of the request leaves before its first piece, and where it throws
   * the connection is closed before the body looks whole. A `content-length` among the headers says how long it will be; without one it goes in
   * chunks.
   */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
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

/** An answer whose head is in, and whose body comes while it is read. */
export interface WireStream {
  readonly status: number;
  readonly headers: WireResponse['headers'];
  /**
   * The body, decompressed; may be read once. Nothing is asked of the network faster than it is read. Throws a `NetworkFault` where the body
   * is damaged, cut short or beyond `maxBytes`; what came before has been given. Whoever stops reading early closes the connection by it, as
   * the request's signal does at any time.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** True when only the end of the connection tells where the body ends: one that was cut short cannot be told from a whole one. */
  readonly endsWithConnection: boolean;
}

/** Sends one request: no redirect is followed, nothing is retried. */
export interface Http {
  /** Rejects with a `NetworkFault` when there is no whole answer. */
  send(request: WireRequest): Promise<WireResponse>;
  /** Rejects with a `NetworkFault` when no head comes. */
  stream(request: WireRequest): Promise<WireStream>;
  /** Closes what it holds open. */
  close(): Promise<void>;
}
