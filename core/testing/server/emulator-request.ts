import type { IncomingHttpHeaders } from 'node:http';

/** A request whose body has been received. */
export class EmulatorRequest {
  #query: URLSearchParams | undefined;
  #text: string | undefined;

  constructor(
    readonly method: string,
    /** As sent, without the query. */
    readonly path: string,
    /** With its `?`, or empty. */
    readonly search: string,
    readonly headers: IncomingHttpHeaders,
    /** The body as it came; empty when there is none. */
    readonly bytes: Uint8Array,
    /** When it arrived, in milliseconds since 1970, by the emulator's clock. */
    readonly at: number,
  ) {}

  /** The body as text. */
  get text(): string {
    return (this.#text ??= Buffer.from(this.bytes).toString());
  }

  /** Names are kept as sent: `query.get('created_at[gte]')`. */
  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.search));
  }
}

/** A request that has found its route. `Name` is the union of the names in the route's path. */
export class RoutedRequest<Name extends string = string> extends EmulatorRequest {
  readonly #params: Readonly<Record<string, string>>;

  constructor(
    request: EmulatorRequest,
    params: Readonly<Record<string, string>>,
    /** The parsed JSON body; undefined when none was sent, or the route takes a file. */
    readonly body: unknown,
  ) {
    super(request.method, request.path, request.search, request.headers, request.bytes, request.at);
    this.#params = params;
  }

  /** The part of the path that stands where the route says `{name}`, percent-decoded. */
  param(name: Name): string {
    const value = this.#params[name];
    if (value === undefined) throw new TypeError(`The route of ${this.path} has no {${name}}`);
    return value;
  }
}
