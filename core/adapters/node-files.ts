import { statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '../ports/files.js';

export class NodeFiles implements Files {
  #drafts = 0;

  async read(path: string, atMost = Infinity): Promise<string | undefined> {
    return absentAsUndefined(() => (atMost === Infinity ? readFile(path, 'utf8') : readBeginning(path, atMost)));
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    // Each write has a draft of its own: two at once would tear each other's.
    const draft = `${path}.${process.pid}.${(this.#drafts += 1)}.tmp`;
    try {
      await writeFile(draft, text);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async list(folder: string): Promise<readonly string[] | undefined> {
    const entries = await absentAsUndefined(() => readdir(folder, { withFileTypes: true }));
    return entries
      ?.filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted();
  }

  /** Asks at once: that takes microseconds, where a thousand questions through the thread pool take five times as long. */
  async stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined> {
    return statSync(path, { throwIfNoEntry: false });
  }
}

/** Counts what is read, rather than believe a size: a pipe has none, and a file may grow. */
async function readBeginning(path: string, atMost: number): Promise<string> {
  await using file = await open(path);
  const pieces: Buffer[] = [];
  for await (const piece of file.createReadStream({ end: atMost - 1, autoClose: false })) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

async function absentAsUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
