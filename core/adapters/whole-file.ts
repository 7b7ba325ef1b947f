import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { InvalidInputError } from 'trunkline/errors';

/** A file that is there when it is whole, and not before: it is written beside its place and moved there at the end. */
export class WholeFile {
  private constructor(
    private readonly place: string,
    private readonly draft: string,
    private readonly handle: FileHandle,
  ) {}

  /** Rejects where no file can be put, before anything is asked of anybody. A link is followed: what it leads to is replaced. */
  static async create(path: string): Promise<WholeFile> {
    const there = await stat(path).catch(absent);
    if (there !== undefined && !there.isFile()) throw noFile(path, there.isDirectory() ? 'a folder' : 'a device or a pipe');
    const place = there === undefined ? path : await realpath(path);
    const draft = `${place}.${process.pid}.part`;
    return new WholeFile(place, draft, await open(draft, 'wx'));
  }

  async append(chunk: Uint8Array): Promise<void> {
    await this.handle.appendFile(chunk);
  }

  /** Puts it in its place, once the disk has it. */
  async finish(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
    await rename(this.draft, this.place);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.draft, { force: true });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function noFile(path: string, what: string): InvalidInputError {
  return new InvalidInputError(`${path} is ${what}.`, {
    code: 'file_error',
    remedy: 'Name a file, as --to report.csv; or - for standard output.',
  });
}
