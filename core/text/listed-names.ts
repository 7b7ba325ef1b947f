/** More names than a person reads in an error. */
const MOST = 20;

/** Names for a message: the first of them. */
export function listedNames(known: readonly string[]): string {
  if (known.length === 0) return 'none';
  const shown = known.slice(0, MOST).join(', ');
  return known.length > MOST ? `${shown}, and ${known.length - MOST} more` : shown;
}
