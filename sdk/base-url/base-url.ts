import type { BaseUrlDocument } from '../document/base-url-document.js';
import type { Part, Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';

/** Where requests go, for connections of class `C`. */
export type BaseUrl<C> = Part<BaseUrlDocument, C>;

/** One URL, or one per service: `{ api: 'https://…', files: 'https://…' }`. A `{field}` in it is filled from the connection. */
export type Services = string | Readonly<Record<string, string>>;

export interface RegionOptions<R extends string> {
  /** Regions whose URLs are inferred, or not released: they are marked so, and connecting there is logged. */
  readonly experimental?: readonly R[];
}

type Environments = Readonly<Record<string, Services>>;

export const ANY = '*';
const DEFAULT_SERVICE = 'api';
const VARIABLE = /\{([^}]*)\}/g;

/** The table in its full form; faults where a cell lacks a service that another has, or a URL is none. */
export function writeTable(
  writer: Writer,
  regions: Readonly<Record<string, Environments>>,
  selectors: { readonly region?: Selector; readonly environment?: Selector },
  { experimental = [] }: RegionOptions<string> = {},
): BaseUrlDocument {
  const table: Record<string, Record<string, Record<string, string>>> = {};
  const services = new Set<string>();
  const variables = new Set<string>();
  for (const [region, environments] of Object.entries(regions)) {
    for (const [environment, cell] of Object.entries(environments)) {
      const urls = typeof cell === 'string' ? { [DEFAULT_SERVICE]: cell } : { ...cell };
      (table[region] ??= {})[environment] = urls;
      for (const [service, url] of Object.entries(urls)) {
        services.add(service);
        for (const [, name] of url.matchAll(VARIABLE)) variables.add(name!);
        checkUrl(writer.under(`${region}.${environment}.${service}`), url);
      }
    }
  }
  checkCells(writer, table, services);
  for (const region of experimental) {
    if (!Object.hasOwn(table, region))
      writer.fault(`\`${region}\` is experimental and no region`, `Known: ${Object.keys(table).join(', ')}.`);
  }
  const uncertain = experimental.length > 0 ? { experimental: [...new Set(experimental)] } : {};
  return { ...selectors, ...uncertain, services: [...services], table, variables: [...variables] };
}

function checkUrl(writer: Writer, url: string): void {
  const sample = url.replace(VARIABLE, 'x');
  if (!URL.canParse(sample)) return writer.fault(`\`${url}\` is no URL`, 'Write an absolute URL, as https://api.acme.example/v2.');
  const { protocol, search, hash, username } = new URL(sample);
  if (protocol !== 'https:') {
    writer.fault(`\`${url}\` is not HTTPS`, 'Use https; a project may override a host for a local emulator in trunkline.yaml.');
  }
  if (search || hash || username) writer.fault(`\`${url}\` has more than a host and a path`, 'Declare queries and credentials as such.');
}

function checkCells(writer: Writer, table: BaseUrlDocument['table'], services: ReadonlySet<string>): void {
  for (const [region, environments] of Object.entries(table)) {
    for (const [environment, urls] of Object.entries(environments)) {
      for (const service of services) {
        if (urls[service] !== undefined) continue;
        const cell = [region, environment].filter((name) => name !== ANY).join(' ');
        writer.fault(`no URL for the service \`${service}\`${cell ? ` in ${cell}` : ''}`, 'Give every cell of the table every service.');
      }
    }
  }
}
