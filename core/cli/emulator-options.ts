import { InvalidInputError } from 'trunkline/errors';
import type { EmulatorDefinition, FaultKind, FaultPlan } from '../testing/index.js';
import { unknownName } from './unknown-name.js';

export type Settings = Record<string, unknown>;

/** `429,500`: faults that come in turn, one in every n-th request. */
export async function faultPlan(text: string, { every, seed }: Pick<FaultPlan, 'every' | 'seed'>): Promise<FaultPlan> {
  const { FAULT_KINDS } = await import('../testing/index.js');
  const kinds = text.split(',').map((kind) => {
    if ((FAULT_KINDS as readonly string[]).includes(kind)) return kind as FaultKind;
    throw unknownName('fault', kind, FAULT_KINDS);
  });
  return { kinds, every, seed };
}

/** `orders=300`: each a setting the emulator has, of the type of its default. */
export function parseSettings({ name, settings }: EmulatorDefinition<Settings>, given: readonly string[]): Settings {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      const key = at === -1 ? pair : pair.slice(0, at);
      const text = at === -1 ? '' : pair.slice(at + 1);
      const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (setting === undefined) throw unknownName('setting', key, Object.keys(settings));
      if (typeof setting.default !== 'number' && text !== '') return [key, text];
      if (typeof setting.default === 'number' && /^\d+(\.\d+)?$/.test(text)) return [key, Number(text)];
      throw new InvalidInputError(`The setting \`${key}\` of the ${name} emulator cannot be ${JSON.stringify(text)}.`, {
        code: 'bad_setting',
        remedy: `${setting.description}: write --set ${key}=${String(setting.default)}.`,
      });
    }),
  );
}
