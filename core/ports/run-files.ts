import type { FileSource } from '../http/file-source.js';

/** What was written. */
export interface WrittenFile {
  /** Bytes. */
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
}

/** The files of a project's recipes: one folder, and nothing outside it. Paths are relative to it, with `/` between their parts. */
export interface RunFiles {
  /** The file is there when it is whole, and not before; one of the same path is replaced. Makes the folders it needs. */
  write(path: string, body: AsyncIterable<Uint8Array>): Promise<WrittenFile>;
  /** @throws InvalidInputError when there is no such file. */
  read(path: string): Promise<FileSource>;
}
