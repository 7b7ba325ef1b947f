/** Scheme and host of a data centre. Facts: K1 to K7. */
export function apiOrigin(region: string): string {
  return region === 'us' ? 'https://www.workato.com' : `https://app.${region}.workato.com`;
}
