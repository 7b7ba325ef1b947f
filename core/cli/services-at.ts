import type { ConnectorDocument } from 'trunkline/document';

/** The connector's services as they are at an emulator: the vendor's own paths below another origin. */
export function servicesAt({ baseUrl }: ConnectorDocument, origin: string): Record<string, { url: string; allowLoopback: true }> {
  const [first = {}] = Object.values(baseUrl.table).flatMap((environments) => Object.values(environments));
  return Object.fromEntries(
    Object.entries(first).map(([name, url]) => [name, { url: `${origin}${url.replace(/^[a-z]+:\/\/[^/]*/, '')}`, allowLoopback: true }]),
  );
}
