import type { RunJournal } from '../../../core/ports/store/index.js';

/** A journal one of whose writes does nothing. */
export function without(journal: RunJournal, write: keyof RunJournal): RunJournal {
  return changed(journal, { [write]: async () => true });
}

/** Pages are read and their items begun, and the journal knows of neither page nor place. */
export function withoutPages(journal: RunJournal): RunJournal {
  return changed(journal, { keepPage: async (...[, page]: Parameters<RunJournal['keepPage']>) => page, endPage: async () => undefined });
}

/** Intents reach the disk only together with their outcome. */
export function withoutIntents(journal: RunJournal): RunJournal {
  const held = new Map<string, () => Promise<void>>();
  const flush = async (path: string): Promise<void> => {
    await held.get(path)?.();
    held.delete(path);
  };
  return changed(journal, {
    intend: async (...args: Parameters<RunJournal['intend']>) => void held.set(args[0].path, () => journal.intend(...args)),
    settle: async (...args: Parameters<RunJournal['settle']>) => {
      await flush(args[0].path);
      await journal.settle(...args);
    },
    postpone: async (...args: Parameters<RunJournal['postpone']>) => {
      await flush(args[0]);
      await journal.postpone(...args);
    },
  });
}

/** An object some of whose members are others. */
export function changed<T extends object>(object: T, change: Readonly<Partial<Record<keyof T, unknown>>>): T {
  return new Proxy(object, {
    get(target, name) {
      if (Object.hasOwn(change, name)) return change[name as keyof T];
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
