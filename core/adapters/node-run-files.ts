import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import type { FileSource } from '../http/file-source.js';
import type { RunFiles, WrittenFile } from '../ports/run-files.js';
import { WholeFile } from './whole-file.js';

/** Letters, digits and the marks that names of files have everywhere; no part begins with a dot. */
const PART = /^[\p{L}\p{N}_ ()+=@-][\p{L}\p{N}_ ()+=@.,-]{0,199}$/u;

/** The files of recipes in one folder of this machine. A link that leads out of it is not followed. */
export class NodeRunFiles implements RunFiles {
  constructor(private readonly folder: string) {}

  async write(path: string, body: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
    const place = this.#placeOf(path);
    await mkdir(dirname(place), { recursive: true });
    await this.#assertInside(dirname(place), path);
    const file = await WholeFile.create(place);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of body) {
        hash.update(chunk);
        size += chunk.length;
        await file.append(chunk);
      }
      await file.finish();
      return { size, sha256: hash.digest('hex') };
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  async read(path: string): Promise<FileSource> {
    const place = this.#placeOf(path);
    const found = await stat(place).catch(() => undefined);
    if (!found?.isFile()) throw wrong(path, 'there is no such file', 'no_file');
    await this.#assertInside(place, path);
    return { name: basename(place), size: found.size, open: () => createReadStream(place) };
  }

  #placeOf(path: string): string {
    const parts = path.split('/');
    if (parts.length > 20 || !parts.every((part) => PART.test(part)))
      throw wrong(path, 'a path of a recipe is relative, as `exports/2026-01-31.zip`', 'bad_path');
    return join(this.folder, ...parts);
  }

  async #assertInside(place: string, path: string): Promise<void> {
    const [root, real] = await Promise.all([realpath(this.folder), realpath(place)]);
    if (real !== root && !real.startsWith(`${root}${sep}`))
      throw wrong(path, 'it leads out of the folder of the recipes’ files', 'bad_path');
  }
}

const wrong = (path: string, problem: string, code: string): InvalidInputError =>
  new InvalidInputError(`The file ${JSON.stringify(path)}: ${problem}.`, {
    code,
    remedy: 'Name a file below the folder `files` of the project.',
  });
