import type { BaseUrlDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';

/** A service's URL set by the project in place of the vendor's: an emulator, a proxy. */
export interface ServiceOverride {
  readonly url: string;
  /** This machine's own addresses are accepted for the service, over plain HTTP too. */
  readonly allowLoopback?: boolean;
}

export interface ServiceUrl {
  /** Without a slash at its end. */
  readonly base: string;
  readonly origin: string;
  /** The path below which every request of the service stays. */
  readonly path: string;
  readonly allowLoopback: boolean;
}

/** What a URL variable may hold, whatever the connection's own check lets through: it cannot leave its label or segment. */
const SAFE_VARIABLE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The URL of every service for one connection. */
export class ServiceUrls {
  static of(...from: Parameters<typeof serviceUrls>): ServiceUrls {
    return new ServiceUrls(serviceUrls(...from));
  }

  constructor(private readonly byName: ReadonlyMap<string, ServiceUrl>) {}

  /** The service named, or the connector's first. */
  get(name: string | undefined): ServiceUrl {
    return name === undefined ? this.byName.values().next().value! : this.byName.get(name)!;
  }
}

/** The region that a connection chose, when it is an experimental one. */
export function experimentalRegion({ region, experimental = [] }: BaseUrlDocument, settings: object, code: SlotCode): string | undefined {
  if (region === undefined || experimental.length === 0) return undefined;
  const chosen = String(selector(region, code)(settings));
  return experimental.includes(chosen) ? chosen : undefined;
}

function serviceUrls(
  document: BaseUrlDocument,
  settings: object,
  overrides: Readonly<Record<string, ServiceOverride>>,
  code: SlotCode,
): ReadonlyMap<string, ServiceUrl> {
  const region = pick('region', document.region, document.table);
  const environment = pick('environment', document.environment, document.table[region]!);
  const urls = new Map<string, ServiceUrl>();
  for (const service of document.services) {
    const override = overrides[service];
    const template = override?.url ?? document.table[region]![environment]![service]!;
    urls.set(service, serviceUrl(override ? template : fill(template, settings), service, override?.allowLoopback ?? false));
  }
  for (const service of Object.keys(overrides)) {
    if (!urls.has(service)) throw wrong(`services.${service}`, `no service is named ${service}`, document.services);
  }
  return urls;

  function pick(name: string, select: BaseUrlDocument['region'], among: Readonly<Record<string, unknown>>): string {
    if (select === undefined) return '*';
    const value = String(selector(select, code)(settings));
    if (!Object.hasOwn(among, value)) throw wrong(name, `the ${name} ${JSON.stringify(value)} is unknown`, Object.keys(among));
    return value;
  }
}

function fill(template: string, settings: object): string {
  return template.replace(/\{([^}]*)\}/g, (_all, name: string) => {
    const given = Object.hasOwn(settings, name) ? (settings as Record<string, unknown>)[name] : undefined;
    const value = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
    if (value === '') throw missing(name, template);
    if (!SAFE_VARIABLE.test(value) || value.includes('..')) {
      throw new InvalidInputError(`\`${name}\` is ${JSON.stringify(value)}, which cannot stand in a URL.`, {
        details: [{ path: name, message: 'only letters, digits, dots, dashes and underscores' }],
      });
    }
    return value;
  });
}

function serviceUrl(text: string, service: string, allowLoopback: boolean): ServiceUrl {
  if (!URL.canParse(text)) throw wrong(`services.${service}`, `${JSON.stringify(text)} is no URL`, []);
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) {
    throw wrong(`services.${service}`, `the URL of the service ${service} has more than a host and a path`, []);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw wrong(`services.${service}`, `${url.protocol} is not HTTPS`, []);
  if (url.protocol === 'http:' && !allowLoopback) {
    throw new InvalidInputError(`The URL of the service ${service}, ${url.origin}, is not HTTPS.`, {
      code: 'not_https',
      remedy: 'Use https, or set `allowLoopback: true` beside the URL when it is an emulator on this machine.',
    });
  }
  const path = url.pathname.replace(/\/+$/, '');
  return { base: `${url.origin}${path}`, origin: url.origin, path: `${path}/`, allowLoopback };
}

function wrong(path: string, problem: string, known: readonly string[]): InvalidInputError {
  const remedy = known.length > 0 ? `Use one of: ${known.join(', ')}.` : undefined;
  return new InvalidInputError(`The connection cannot be used: ${problem}.`, { details: [{ path, message: problem }], remedy });
}

function missing(name: string, template: string): InvalidInputError {
  return new InvalidInputError(`\`${name}\` is not given, and the URL ${template} needs it.`, {
    details: [{ path: name, message: 'is required for the URL' }],
  });
}
