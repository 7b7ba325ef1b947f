/** UTC with milliseconds: `2015-12-31T15:30:59.500Z`. Facts: C22. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/**
 * As Go prints a time, without the zeros at the end of the fraction: `2017-07-04 15:35:19.999688998 +0000 UTC`. Facts: C23.
 *
 * @param nanoseconds What is beyond the milliseconds, six digits.
 */
export function goTime(at: number, nanoseconds = '000000'): string {
  const [day, time = ''] = isoTime(at).replace('Z', '').split('T');
  const [clock, milliseconds] = time.split('.');
  const fraction = `${milliseconds}${nanoseconds}`.replace(/0+$/, '');
  return `${day} ${clock}${fraction && `.${fraction}`} +0000 UTC`;
}
