const HIDDEN = '[secret]';
/** Shorter values would take ordinary words out of every message. */
const SHORTEST = 4;

/** Takes a connection's secrets out of text, in every form they may have taken on the way. */
export class Redactor {
  readonly #forms = new Set<string>();

  /** Learns a secret, or what a secret became when a request was signed. */
  add(secret: string): void {
    if (secret.length < SHORTEST) return;
    const bytes = Buffer.from(secret);
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      bytes.toString('base64'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
      bytes.toString('hex'),
    ]) {
      this.#forms.add(form);
    }
  }

  text(text: string): string {
    let clean = text;
    for (const form of this.#forms) if (clean.includes(form)) clean = clean.replaceAll(form, HIDDEN);
    return clean;
  }

  /** The same data with every string in it cleaned. */
  value<T>(value: T): T {
    return clean(value, (text) => this.text(text)) as T;
  }
}

function clean(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((inner) => clean(inner, text));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), clean(inner, text)]));
  }
  return value;
}
