/** One request to a receiver. Without a status it got no answer, and `error` says why. */
export interface WebhookAttempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status?: number;
  /** Body of the answer, at most 10,000 characters. */
  readonly answer?: string;
  readonly error?: string;
}

interface Attempting {
  readonly url: URL;
  readonly request: Pick<RequestInit, 'method' | 'headers' | 'body'>;
  readonly at: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Sends once. Never rejects, and follows no redirect: another host is another receiver. The time an answer may take is real time. */
export async function attemptWebhook({ url, request, at, timeoutMs, signal }: Attempting): Promise<WebhookAttempt> {
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return { at, status: response.status, answer: (await response.text()).slice(0, 10_000) };
  } catch (error) {
    return { at, error: error instanceof Error ? String(error.cause ?? error) : String(error) };
  }
}
