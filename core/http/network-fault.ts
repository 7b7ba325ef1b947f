import type { NetworkFaultKind } from 'trunkline/document';

/** A request that got no whole answer. */
export class NetworkFault extends Error {
  constructor(
    readonly kind: NetworkFaultKind | 'egress' | 'aborted',
    message: string,
    /** False only when it is certain that no byte of the request left: the vendor cannot have acted on it. */
    readonly sent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NetworkFault';
  }
}

/** What the transport's and the system's codes mean. */
const KINDS: Readonly<Record<string, NetworkFaultKind>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ESERVFAIL: 'dns',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
  EPROTO: 'tls',
  ETIMEDOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  HPE_INVALID_EOF_STATE: 'truncated',
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'truncated',
  ERR_BUFFER_TOO_LARGE: 'too-large',
};

/** The fault behind a transport error; a code nobody listed is a connection that broke. */
export function networkFault(error: unknown, sent: boolean): NetworkFault {
  if (error instanceof NetworkFault) return error;
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof NetworkFault) return at;
    const { code } = at as NodeJS.ErrnoException;
    if (code === undefined) continue;
    const kind = KINDS[code] ?? (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') ? 'tls' : undefined);
    if (kind !== undefined)
      return new NetworkFault(kind, `${describe(kind)} (${code})`, sent && !BEFORE_SENDING.has(kind), { cause: error });
  }
  return new NetworkFault('reset', `${describe('reset')} (${codeOf(error)})`, sent, { cause: error });
}

const BEFORE_SENDING: ReadonlySet<NetworkFaultKind> = new Set(['refused', 'dns', 'tls', 'connect-timeout']);

function describe(kind: NetworkFaultKind): string {
  const texts: Readonly<Record<NetworkFaultKind, string>> = {
    refused: 'nothing accepts connections there',
    dns: 'the host name does not resolve',
    tls: "the host's certificate is not valid",
    'connect-timeout': 'no connection in time',
    reset: 'the connection broke before the whole answer came',
    timeout: 'no whole answer in time',
    truncated: 'the answer is cut short',
    'too-large': 'the answer is larger than allowed',
  };
  return texts[kind];
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown';
}
