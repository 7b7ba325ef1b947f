import type { NetworkFaultKind } from 'trunkline/document';

/**
 * A request that got no whole answer.
 *
 * Made from words of our own and the system's code, never around a transport's error: such errors carry the request, credentials included.
 */
export class NetworkFault extends Error {
  constructor(
    readonly kind: NetworkFaultKind | 'egress' | 'aborted',
    message: string,
    /** False only when it is certain that no byte of the request left: the vendor cannot have acted on it. */
    readonly sent: boolean,
  ) {
    super(message);
    this.name = 'NetworkFault';
  }
}

/** What the transport's and the system's codes mean. */
const KINDS: ReadonlyMap<string, NetworkFaultKind> = new Map([
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ENETUNREACH', 'refused'],
  ['EADDRNOTAVAIL', 'refused'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['ENODATA', 'dns'],
  ['ESERVFAIL', 'dns'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['CERT_NOT_YET_VALID', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls'],
  ['EPROTO', 'tls'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'truncated'],
  ['HPE_INVALID_EOF_STATE', 'truncated'],
  ['Z_BUF_ERROR', 'truncated'],
  ['Z_DATA_ERROR', 'truncated'],
  ['ERR_BUFFER_TOO_LARGE', 'too-large'],
]);

const TEXTS: Readonly<Record<NetworkFaultKind, string>> = {
  refused: 'nothing accepts connections there',
  dns: 'the host name does not resolve',
  tls: "the host's certificate is not valid",
  'connect-timeout': 'no connection in time',
  reset: 'the connection broke before the whole answer came',
  timeout: 'no whole answer in time',
  truncated: 'the answer is cut short',
  'too-large': 'the answer is larger than allowed',
};

/**
 * The fault behind a transport's error; a code nobody listed is a connection that broke.
 *
 * Whether the request was sent is the transport's word, not guessed from the code: a host can become unreachable in the middle of an answer.
 */
export function networkFault(error: unknown, sent: boolean): NetworkFault {
  let known: string | undefined;
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (at instanceof NetworkFault) return at;
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code !== 'string') continue;
    const kind = kindOf(code);
    if (kind !== undefined) return new NetworkFault(kind, `${TEXTS[kind]} (${code})`, sent);
    known ??= code;
  }
  return new NetworkFault('reset', `${TEXTS.reset} (${known ?? (error instanceof Error ? error.name : 'unknown')})`, sent);
}

function kindOf(code: string): NetworkFaultKind | undefined {
  return KINDS.get(code) ?? (/^ERR_(?:SSL|TLS)/.test(code) ? 'tls' : undefined);
}

/** An answer beyond what it may measure. */
export function tooLarge(maxBytes: number): NetworkFault {
  return new NetworkFault('too-large', `the answer is larger than ${maxBytes} bytes`, true);
}
