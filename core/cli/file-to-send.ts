import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import type { FileSource } from '../http/file-source.js';

/** A file of this machine. A pipe or a device has no size, and is read once. Rejects where there is nothing to read. */
export async function fileAt(path: string): Promise<FileSource> {
  const there = await stat(path);
  if (there.isDirectory()) {
    throw new InvalidInputError(`${path} is a folder.`, {
      code: 'file_error',
      remedy: 'Name a file, as --from package.zip; or - for standard input.',
    });
  }
  const kind = there.isFile() ? { size: there.size } : { once: true };
  return { name: basename(path), ...kind, open: (signal) => createReadStream(path, { signal }) };
}

/** Can be read once: what is sent from it is never sent again. */
export function standardInput(): FileSource {
  return { name: 'standard input', once: true, open: readStdin };
}

/** Lets it go when nobody reads on: the process would wait for its end. */
function readStdin(signal: AbortSignal): AsyncIterable<Uint8Array> {
  signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  return process.stdin;
}
