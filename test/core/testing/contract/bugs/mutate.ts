import type { Class } from 'trunkline/sdk';
import type { ConnectorSource } from '../../../../../core/document/source.js';
import { classSource } from '../../../../../core/runtime/class-source.js';
import type { SeededBug } from './seeded-bug.js';

/** The connector with the bug in it. */
export function withBug(connector: Class, { changes = [], code: replaced = {} }: SeededBug): ConnectorSource {
  const sound = classSource(connector);
  const document = structuredClone(sound.document);
  for (const [at, is] of changes) change(document, at.split('.'), is);
  return {
    document,
    code: async () => {
      const code = await sound.code();
      const slots = [...code.slots].map(([name, slot]) => {
        const run = Object.hasOwn(replaced, name) ? replaced[name] : undefined;
        return [name, run ? Object.assign(Object.create(slot) as typeof slot, { run }) : slot] as const;
      });
      return { ...code, slots: new Map(slots) };
    },
  };
}

function change(document: object, path: readonly string[], is: unknown): void {
  const [last = '', ...before] = path.toReversed();
  let at = document as Record<string, unknown>;
  for (const step of before.toReversed()) {
    if (typeof at[step] !== 'object') throw new TypeError(`The document has no ${path.join('.')}`);
    at = at[step] as Record<string, unknown>;
  }
  if (is === undefined && !Object.hasOwn(at, last)) throw new TypeError(`The document has no ${path.join('.')}`);
  if (is === undefined) delete at[last];
  else at[last] = is;
}
