import type { Store } from '../../../core/ports/store.js';

/** The process is gone. Nothing that is awaited after it comes back. */
export class Crash extends Error {}

/** Numbers every point passed, and crashes at one of them. After the crash nothing works any more. */
export class CrashPoints {
  readonly passed: string[] = [];
  #dead = false;

  constructor(private readonly crashAt = Number.POSITIVE_INFINITY) {}

  readonly hit = (name: string): void => {
    if (!this.#dead && this.passed.length === this.crashAt) this.#dead = true;
    if (this.#dead) throw new Crash(`crashed at ${this.passed.length} (${name})`);
    this.passed.push(name);
  };
}

const WRITES: ReadonlySet<string | symbol> = new Set<keyof Store>([
  'holdEvents',
  'releaseEvents',
  'startRun',
  'intend',
  'postpone',
  'settle',
  'note',
  'endRun',
]);

/** The store with a point before and after each write. */
export function withCrashPoints(store: Store, points: CrashPoints): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const method = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (!WRITES.has(name)) return method;
      return async (...args: unknown[]): Promise<unknown> => {
        points.hit(`${String(name)}.before`);
        const result = await method(...args);
        points.hit(`${String(name)}.after`);
        return result;
      };
    },
  });
}

/** A seeded bug: intents reach the disk only together with their outcome. */
export function withoutIntents(store: Store): Store {
  const held = new Map<string, () => Promise<void>>();
  const flush = async (path: string): Promise<void> => {
    await held.get(path)?.();
    held.delete(path);
  };
  return new Proxy(store, {
    get(target, name) {
      if (name === 'intend') {
        return async (...args: Parameters<Store['intend']>): Promise<void> => {
          held.set(`${args[0]} ${args[1].path}`, () => target.intend(...args));
        };
      }
      if (name === 'settle') {
        return async (...args: Parameters<Store['settle']>): Promise<void> => {
          await flush(`${args[0]} ${args[1]}`);
          await target.settle(...args);
        };
      }
      if (name === 'postpone') {
        return async (...args: Parameters<Store['postpone']>): Promise<void> => {
          await flush(`${args[0]} ${args[1]}`);
          await target.postpone(...args);
        };
      }
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
