import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isAllowed, type Egress } from '../http/egress.js';
import { NetworkFault } from '../http/network-fault.js';
import type { Address, Dns } from '../ports/dns.js';

const CONNECT_TIMEOUT_MS = 10_000;
const SOCKETS_PER_ORIGIN = 64;

/** An agent that connects only to addresses it has checked: a name is resolved once, and the socket goes to what was resolved. */
export function guardedAgent(dns: Dns, egress: Egress): Agent {
  return new Agent({
    connections: SOCKETS_PER_ORIGIN,
    // One request per connection at a time: a broken connection then tells which request it took with it.
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(dns, egress) },
  });
}

/** A lookup that gives no address where no vendor is. Its callback is called exactly once, whatever the `Dns` port does. */
export function guardedLookup(dns: Dns, egress: Egress): LookupFunction {
  return (host, options, callback) => {
    allowedAddresses(dns, host, egress).then(
      (found) => {
        if (options.all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

async function allowedAddresses(dns: Dns, host: string, egress: Egress): Promise<Address[]> {
  const found = await resolve(dns, host);
  const allowed = found.filter(({ address }) => isAllowed(address, egress));
  if (found.length > 0 && allowed.length === 0) throw egressRefusal(host, egress);
  if (allowed.length === 0) throw new NetworkFault('dns', 'the host name has no address', false);
  return allowed;
}

async function resolve(dns: Dns, host: string): Promise<readonly Address[]> {
  try {
    return await dns.lookup(host);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new NetworkFault('dns', `the host name does not resolve (${code})`, false);
  }
}

export function egressRefusal(host: string, egress: Egress): NetworkFault {
  const reason =
    egress === 'loopback' ? 'is not this machine, and plain HTTP goes nowhere else' : 'is a private or local address, where no vendor is';
  return new NetworkFault('egress', `${host} ${reason}`, false);
}
