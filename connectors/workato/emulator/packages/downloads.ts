/** How a package's download is answered: with its bytes, with a redirect on the same origin, or with one to another. */
export const DOWNLOADS = ['direct', 'redirect', 'elsewhere'] as const;
export type Downloads = (typeof DOWNLOADS)[number];
