import ipaddr from 'ipaddr.js';

type Verdict = 'public' | 'loopback' | 'private';

/** Where a connection may go: to vendors, to vendors or this machine, or to this machine only. */
export type Egress = 'public' | 'public-or-loopback' | 'loopback';

/**
 * What an address is, however it is spelled. Public is global unicast and nothing else: not an address in the middle of which another one
 * hides (IPv4-compatible, 6to4, Teredo, local NAT64). An IPv4-mapped one is what the IPv4 address is; NAT64 leads to public ones only.
 */
export function classifyAddress(text: string): Verdict {
  const bare = text.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return 'private';
  const address = ipaddr.parse(bare);
  if (address.kind() === 'ipv4') return verdict(address.range());
  const six = address as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return verdict(six.toIPv4Address().range());
  if (six.match(NAT64, 96)) return lastFour(six).range() === 'unicast' ? 'public' : 'private';
  return six.range() === 'unicast' && !six.match(GLOBAL, 3) ? 'private' : verdict(six.range());
}

/** RFC 6052, the well-known prefix. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');
/** The only part of IPv6 that is given out. Source: RFC 4291, section 2.4. */
const GLOBAL = ipaddr.IPv6.parse('2000::');

function verdict(range: string): Verdict {
  if (range === 'unicast') return 'public';
  return range === 'loopback' ? 'loopback' : 'private';
}

function lastFour({ parts }: ipaddr.IPv6): ipaddr.IPv4 {
  const [high, low] = [parts[6]!, parts[7]!];
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
}

/** True when a host is an address rather than a name. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(host.replace(/^\[|\]$/g, ''));
}

/** True when a connection to the address may be made. */
export function isAllowed(address: string, egress: Egress): boolean {
  const kind = classifyAddress(address);
  if (kind === 'private') return false;
  return egress === 'public-or-loopback' || egress === kind;
}
