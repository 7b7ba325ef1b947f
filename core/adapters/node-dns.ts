import { lookup } from 'node:dns/promises';
import type { Address, Dns } from '../ports/dns.js';

/** The machine's resolver, hosts file included. */
export class NodeDns implements Dns {
  async lookup(host: string): Promise<readonly Address[]> {
    const found = await lookup(host, { all: true });
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  }
}
