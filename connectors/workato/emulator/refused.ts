/** Which body an error has: that of the emulator's setting, `{message}`, `{success: false, message}`, or what is wrong with each field. */
export type ErrorBody = 'usual' | 'message' | 'failure' | 'fields';
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Thrown by a handler that refuses; it must not have changed anything before. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: ErrorBody = 'usual',
    readonly more: { readonly fields?: FieldErrors; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
  }
}

/** Facts: K55. */
export function unauthorized(): Refused {
  return new Refused(401, 'Unauthorized');
}

/** Facts: K56. */
export function forbidden(): Refused {
  return new Refused(403, 'Forbidden');
}

/** Facts: K57. */
export function notFound(): Refused {
  return new Refused(404, 'Not found');
}

/** Facts: K54. */
export function badRequest(title: string): Refused {
  return new Refused(400, title);
}

/** Something stands in the way that another body would not change: a running recipe, an expired trial. Facts: K59, K64, K65. */
export function wrongState(message: string): Refused {
  return new Refused(400, message, 'message');
}

/** Facts: K61. */
export function invalid(fields: FieldErrors): Refused {
  return new Refused(400, 'Validation failed', 'fields', { fields });
}

/** Facts: K53, K67. */
export function tooMany(message: string, seconds: number): Refused {
  return new Refused(429, message, 'message', { headers: { 'retry-after': String(seconds) } });
}
