import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Files } from '../ports/files.js';
import { ownFolder } from './find-package.js';

const FORMAT = 3;

/**
 * Texts kept in the project's state folder so that they need not be made again. Each begins with its own checksum: one that was damaged or
 * cut short is as good as none. Where nothing can be written, nothing is kept.
 */
export class CatalogueCache {
  constructor(
    private readonly files: Files,
    private readonly folder: string,
  ) {}

  /** The text kept under a name, if it is whole and, when one is given, has this checksum. */
  async read(name: string, expected?: string): Promise<string | undefined> {
    const sealed = await this.files.read(join(this.folder, name)).catch(() => undefined);
    if (sealed === undefined) return undefined;
    const end = sealed.indexOf('\n');
    const seal = sealed.slice(0, end);
    const text = sealed.slice(end + 1);
    return seal === checksum(text) && (expected ?? seal) === seal ? text : undefined;
  }

  async write(name: string, text: string): Promise<void> {
    await this.files.write(join(this.folder, name), `${checksum(text)}\n${text}`).catch(() => undefined);
  }
}

/** Changes with whatever decides which connectors a project has: its file, where it is, and what is installed around it. */
export async function catalogueKey(files: Files, root: string, source: string): Promise<string> {
  const marks: string[] = [];
  for (let folder = resolve(root), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    for (const name of ['node_modules', join('node_modules', '.package-lock.json')]) {
      marks.push(String((await files.stat(join(folder, name)))?.mtimeMs ?? 0));
    }
  }
  return createHash('sha256')
    .update([FORMAT, root, ownFolder(), ...marks, source].join('\n'))
    .digest('hex');
}

/** Against accidents, not attacks, and a tenth of the time of a hash: the texts grow with the number of connectors. */
export function checksum(text: string): string {
  return `${text.length}-${crc32(text).toString(16)}`;
}
