const HIDDEN = '[secret]';
/** Shorter values would take ordinary words out of every message. */
const SHORTEST = 4;
/** Long enough that a piece of its base64 is no accident. */
const SHORTEST_INSIDE_BASE64 = 8;

const MOST_PASSING = 20;

/** Takes a connection's secrets out of text, in every form they may have taken on the way. */
export class Redactor {
  readonly #known = new Set<string>();
  readonly #passing: string[] = [];
  /** Longest first: where one secret begins with another, the rest of it must not be left over. */
  #forms: readonly string[] = [];

  /** Learns a secret, or what a secret became when a request was signed. */
  add(secret: string): void {
    if (secret.length < SHORTEST || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#forms = sorted([...this.#forms, ...formsOf(secret)]);
  }

  /** Learns a secret that another will follow, as a session's token. The last ones are known; a long life must not slow every error down. */
  addPassing(secret: string): void {
    if (this.#known.has(secret)) return;
    this.add(secret);
    this.#passing.push(secret);
    if (this.#passing.length <= MOST_PASSING) return;
    this.#known.delete(this.#passing.shift()!);
    this.#forms = sorted([...this.#known].flatMap(formsOf));
  }

  text(text: string): string {
    let left = text;
    for (const form of this.#forms) if (left.includes(form)) left = left.replaceAll(form, HIDDEN);
    return left;
  }

  /** The same data with every string in it cleaned. */
  value<T>(value: T): T {
    return clean(value, (text) => this.text(text)) as T;
  }
}

function sorted(forms: readonly string[]): readonly string[] {
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const escaped = encodeURIComponent(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    escaped,
    escaped.replace(/%../g, (hex) => hex.toLowerCase()),
    encodeURIComponent(escaped),
    new URLSearchParams([['', secret]]).toString().slice(1),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...(secret.length < SHORTEST_INSIDE_BASE64 ? [] : insideBase64(bytes)),
  ];
}

/** What of a secret's base64 is the same whatever stands before and after it: `user:secret` in a header, a signed request in a token. */
function insideBase64(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
    const settled = Math.floor(whole.length / 3) * 4;
    const inside = whole.toString('base64').slice(shift === 0 ? 0 : 4, settled);
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function clean(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((inner) => clean(inner, text));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), clean(inner, text)]));
  }
  return value;
}
