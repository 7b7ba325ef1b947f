import ipaddr from 'ipaddr.js';

type Verdict = 'public' | 'loopback' | 'private';

/** What an address is, however it is spelled: IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4, Teredo) is judged by both. */
export function classifyAddress(text: string): Verdict {
  const address = ipaddr.parse(text.replace(/^\[|\]$/g, ''));
  const inner = address.kind() === 'ipv6' ? embedded(address as ipaddr.IPv6) : undefined;
  if (inner !== undefined) return verdict(inner);
  return verdict(address);
}

function verdict(address: ipaddr.IPv4 | ipaddr.IPv6): Verdict {
  const range = address.range();
  if (range === 'unicast') return 'public';
  return range === 'loopback' ? 'loopback' : 'private';
}

/** The IPv4 address that an IPv6 one stands for. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const parts = address.parts;
  const tail = (high: number): ipaddr.IPv4 => {
    const [a, b] = [parts[high]!, parts[high + 1]!];
    return new ipaddr.IPv4([a >> 8, a & 255, b >> 8, b & 255]);
  };
  const zeros = (count: number): boolean => parts.slice(0, count).every((part) => part === 0);
  if (zeros(6) && (parts[6] !== 0 || parts[7]! > 1)) return tail(6);
  if (parts[0] === 0x64 && parts[1] === 0xff9b) return tail(6);
  if (parts[0] === 0x2002) return tail(1);
  return undefined;
}

/** True when a host is an address rather than a name. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(host.replace(/^\[|\]$/g, ''));
}

/** True when a connection to the address may be made. */
export function isAllowed(address: string, allowLoopback: boolean): boolean {
  const kind = classifyAddress(address);
  return kind === 'public' || (kind === 'loopback' && allowLoopback);
}
