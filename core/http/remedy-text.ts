import { excerpt } from './excerpt.js';
import type { Redactor } from './redactor.js';

/** A setting that a remedy names is a word. */
const LONGEST_WORD = 100;

/** What to do, with the words of the settings that it names in braces; `{region}` where the connection has none. */
export function remedyText(
  remedy: string | undefined,
  settings: Readonly<Record<string, unknown>>,
  redactor: Redactor,
): string | undefined {
  return remedy?.replaceAll(/\{([^{}]*)\}/g, (braced, name: string) => {
    const value = Object.hasOwn(settings, name) ? (settings[name] ?? undefined) : undefined;
    return value === undefined ? braced : excerpt(String(value), redactor, LONGEST_WORD);
  });
}
