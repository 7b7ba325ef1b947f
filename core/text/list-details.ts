import type { ErrorDetail } from 'trunkline/errors';

/** Faults for a message: the first few, in words. */
export function listDetails(details: readonly ErrorDetail[]): string {
  const shown = details.slice(0, 5).map(({ path, message }) => (path === '' ? message : `\`${path}\` ${message}`));
  const rest = details.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
