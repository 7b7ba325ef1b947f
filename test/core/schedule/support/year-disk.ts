import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../../../core/ports/store/index.js';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import type { Database } from '../../../../core/store/sql/database.js';
import { SqlStore } from '../../../../core/store/sql/sql-store.js';
import { SimDisk } from '../../../simulation/world/sim-disk.js';

/** What outlives the processes of a year. */
export interface YearDisk {
  open(now: () => number): Store;
  /** Whether a process can be held up while another takes the store over. */
  readonly canBeShared: boolean;
  wipe(): void;
}

/** The store as a project has it. */
export function fileDisk(folder: string): YearDisk {
  return {
    open: () => openSqliteStore(join(folder, 'store.db'), { flush: 'within' }),
    canBeShared: false,
    wipe: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The same tables and statements in memory, with leases that run out as on PostgreSQL. */
export function memoryDisk(bug: SimDisk['bug'] = {}): YearDisk {
  const disk = new SimDisk();
  disk.bug = bug;
  return {
    open: (now) => {
      disk.now = now;
      return new SqlStore(connection(disk), {});
    },
    canBeShared: true,
    wipe: () => disk.wipe(),
  };
}

function connection(disk: SimDisk): Database {
  const queue = disk.queue((flush) => queueMicrotask(flush));
  return {
    name: 'a year in memory',
    read: async (work) => disk.play(work),
    write: (writer, work) => queue.write(disk.bug.noFence ? undefined : writer, () => disk.changed(work())),
    close: async () => queue.close(),
  };
}
