import { canBeNamed } from '../cel.js';
import type { CheckContext } from './block.js';
import type { Scope } from './scope.js';

/** What a loop calls its item, or a `catch` its error: a name that means nothing else there. */
export function checkName({ file, places }: Pick<CheckContext, 'file' | 'places'>, part: object, name: string, scope: Scope): void {
  const at = places.value(part, 'as');
  if (scope.has(name)) file.fault(at, `\`${name}\` is taken already.`, 'Give it another name with `as`.');
  else if (name === 'index' || !canBeNamed(name))
    file.fault(at, `\`${name}\` means something else in expressions.`, 'Give it another name with `as`.');
}
