import { statfs } from 'node:fs/promises';
import type { DiskSpace } from '../ports/disk-space.js';

/** Of the disk that a path is on. */
export class NodeDiskSpace implements DiskSpace {
  constructor(private readonly path: string) {}

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.path);
    return bavail * bsize;
  }
}
