import type { OwnedStore, RunJournal } from '../../../core/ports/store/index.js';
import type { CrashPoints } from './crash-points.js';

/** What a test learns of the writes that reached the disk. */
export interface WriteWatch {
  onWritten(name: string, args: readonly unknown[], run: string): void;
}

const STORE_WRITES: ReadonlySet<string | symbol> = new Set<keyof OwnedStore>([
  'holdEvents',
  'releaseEvents',
  'startRun',
  'signalRun',
  'openRun',
]);
const JOURNAL_WRITES: ReadonlySet<string | symbol> = new Set<keyof RunJournal>([
  'begin',
  'intend',
  'postpone',
  'postponeUnsent',
  'settle',
  'takeSignal',
  'note',
  'keepPage',
  'settleItem',
  'endPage',
  'pin',
  'park',
  'end',
]);

/** Changes what a journal does: a seeded bug. */
export type Sabotage = (journal: RunJournal) => RunJournal;

/** The store with a point before and after each write, those of its journals too. */
export function pointedStore(
  store: OwnedStore,
  points: CrashPoints,
  watch: WriteWatch,
  sabotage: Sabotage = (journal) => journal,
): OwnedStore {
  return pointed(store, STORE_WRITES, points, watch, '', (result) =>
    isJournal(result) ? pointed(sabotage(result), JOURNAL_WRITES, points, watch, result.run.id) : result,
  );
}

function pointed<T extends object>(
  target: T,
  writes: ReadonlySet<string | symbol>,
  points: CrashPoints,
  watch: WriteWatch,
  run = '',
  wrap: (result: unknown) => unknown = (result) => result,
): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member !== 'function') return member;
      const method = member.bind(object) as (...args: unknown[]) => Promise<unknown>;
      if (!writes.has(name)) return method;
      return async (...args: unknown[]): Promise<unknown> => {
        points.hit(`${String(name)}.before`);
        const result = await method(...args);
        watch.onWritten(String(name), args, run);
        points.hit(`${String(name)}.after`);
        return wrap(result);
      };
    },
  });
}

const isJournal = (value: unknown): value is RunJournal => typeof value === 'object' && value !== null && 'intend' in value;
