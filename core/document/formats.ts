/** What class-validator takes for ISO 8601: dates alone and week dates too. */
const ISO_8601 =
  /^[+-]?\d{4,6}(?:-?(?:\d\d(?:-?\d\d)?|W\d\d(?:-?\d)?|\d{3}))?(?:[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/;
/** How nearly every vendor writes an instant: tried first, since it is decided in a third of the time. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export function isIso8601(text: string): boolean {
  return INSTANT.test(text) || ISO_8601.test(text);
}

/** A mail address that a vendor keeps, whatever rules it was taken in under. Linear, and cheap: a page holds hundreds. */
export function isAnsweredEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  return at > 0 && at < text.length - 1 && !text.includes(' ');
}
