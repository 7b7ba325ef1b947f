import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.js';

/** What file systems without hard links answer to the wish for one: FAT, some network and container mounts. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']);

/**
 * Writes a new key of 32 bytes, as base64, into a file that only its owner reads. One that is there is left as it is. The file is whole or absent, and on disk
 * when this resolves; where there are no hard links, a crash in the middle can leave an empty one, which is refused as a key and never replaced.
 *
 * @param path Absolute, or from the working directory.
 */
export async function makeKeyFile(path: string, { hardLink = link } = {}): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const key = `${randomBytes(32).toString('base64')}\n`;
  const draft = `${path}.${process.pid}.tmp`;
  await rm(draft, { force: true });
  try {
    await writeNew(draft, key);
    await hardLink(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (!NO_LINKS.has(error.code ?? '')) throw error;
      return writeNew(path, key);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  syncFolder(folder);
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
