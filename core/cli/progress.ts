import type { Terminal } from './terminal.js';

/** Tells how far a file is, in megabytes: not more often than that changes. */
export class Progress {
  #bytes = 0;
  #told = '';

  constructor(
    private readonly terminal: Terminal,
    private readonly size: number | undefined,
  ) {}

  add(bytes: number): void {
    this.#bytes += bytes;
    const text = `${megabytes(this.#bytes)}${this.size === undefined ? '' : ` of ${megabytes(this.size)}`} MB`;
    if (text !== this.#told) this.terminal.progress(text);
    this.#told = text;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
