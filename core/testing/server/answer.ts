/** What the vendor answers. */
export interface Answer {
  readonly status: number;
  /** Beside `content-type` and `content-length`, which are set for you; a `content-type` given here wins. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. Leave it out for an answer without a body. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`: a text, or the bytes of a file. */
  readonly raw?: string | Uint8Array;
  /**
   * For a vendor that first asks somebody else, as whether a callback answers: sent instead of this answer, with this one's headers. Other
   * requests are handled while it is awaited. Must not reject.
   */
  readonly later?: Promise<Answer>;
}

/** Why the kit itself refuses a request, for the vendor to put in its own words. `fault` is a switched-on fault. */
export type Refusal = 'bad-json' | 'body-too-large' | 'unknown-route' | 'wrong-method' | 'handler-failed' | 'fault';

/** An error in the vendor's own shape, with the vendor's own headers. */
export type ErrorAnswer = (status: number, reason: Refusal) => Answer;

/** The body's bytes and type, or undefined when the answer has none. */
export function encodeAnswer({ headers, raw, body }: Answer): { readonly bytes: Buffer; readonly type: string } | undefined {
  const type = headers?.['content-type'];
  if (raw instanceof Uint8Array) return { bytes: Buffer.from(raw), type: type ?? 'application/octet-stream' };
  if (raw !== undefined) return { bytes: Buffer.from(raw), type: type ?? 'text/plain; charset=utf-8' };
  if (body === undefined) return undefined;
  return { bytes: Buffer.from(JSON.stringify(body)), type: type ?? 'application/json; charset=utf-8' };
}

/** The headers given win over the answer's own of the same name, in whatever case. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers ?? {}).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...headers } };
}
