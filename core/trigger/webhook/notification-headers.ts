import type { Notification } from './notification.js';

/** A notification's headers by lower-case name, each with all its lines. */
export class NotificationHeaders {
  readonly #lines = new Map<string, string[]>();

  constructor(headers: Notification['headers']) {
    const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
    for (const [name, value] of entries) {
      if (value === undefined) continue;
      const known = this.#lines.get(name.toLowerCase()) ?? [];
      this.#lines.set(name.toLowerCase(), [...known, ...[value].flat()]);
    }
  }

  /** The value; several lines are one, joined as HTTP does. */
  get(name: string): string | undefined {
    return this.#lines.get(name)?.join(', ');
  }

  /** What stands between the separators of all lines and begins with the prefix, without it. */
  parts(name: string, separator: string, prefix = ''): readonly string[] {
    return (this.#lines.get(name) ?? [])
      .flatMap((line) => line.split(separator))
      .map((part) => part.trim())
      .filter((part) => part.startsWith(prefix))
      .map((part) => part.slice(prefix.length));
  }

  toRecord(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#lines].map(([name, lines]) => [name, lines.join(', ')]));
  }
}
