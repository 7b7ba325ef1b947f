import type { Class } from '../document/class.js';
import { addField, designType } from '../document/store.js';

type RetiredField = <T extends object, K extends string & keyof T>(
  target: T,
  name: [T[K]] extends [undefined] ? K : ['a retired setting has no value: declare it `?: never`', K],
) => void;

/**
 * A setting that the connection had once and that is refused now, so that whoever still gives it is told what to do:
 * `@Retired('Legacy keys are refused since 2024: make an API client and give its token.') declare api_key?: never;`
 *
 * @param remedy What to do instead, as a sentence for people.
 */
export function Retired(remedy: string): RetiredField {
  return (target, name) =>
    addField(target.constructor as Class, name as string, {
      description: remedy,
      retired: true,
      optional: true,
      designType: designType(target, name as string),
    });
}
