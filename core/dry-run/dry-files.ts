import { createHash } from 'node:crypto';
import { type FileSource, fileSource } from '../http/file-source.js';
import type { RunFiles, WrittenFile } from '../ports/run-files.js';

/** The project's files, to be read; what is written is counted and thrown away, and is empty when it is read again. */
export class DryFiles implements RunFiles {
  readonly #written = new Set<string>();

  constructor(private readonly real: Pick<RunFiles, 'read'>) {}

  async write(path: string, body: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of body) {
      hash.update(chunk);
      size += chunk.length;
    }
    this.#written.add(path);
    return { size, sha256: hash.digest('hex') };
  }

  async read(path: string): Promise<FileSource> {
    return this.#written.has(path) ? { ...fileSource(new Uint8Array()), name: path } : this.real.read(path);
  }
}
