/** One try to hand a delivery over. Without a status it got no answer, and `error` says why. */
export interface WebhookAttempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status?: number;
  /** Body of the answer, at most 10,000 characters. */
  readonly answer?: string;
  readonly error?: string;
}

interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Posts once. Never rejects, and follows no redirect: another host is another receiver. The time an answer may take is real time. */
export async function postWebhook({ url, headers, body, at, timeoutMs, signal }: Post): Promise<WebhookAttempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return { at, status: response.status, answer: (await response.text()).slice(0, 10_000) };
  } catch (error) {
    return { at, error: error instanceof Error ? String(error.cause ?? error) : String(error) };
  }
}
