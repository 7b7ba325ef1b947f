import { expect } from 'chai';
import { isAllowed } from '../../../core/http/egress.js';

const PUBLIC = [
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '11.0.0.1',
  '100.63.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '[2a00:1450::1]',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '134744072',
  '0x08080808',
  '010.8.8.8',
];

const LOOPBACK = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '127.0.0.1.',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '１２７.0.0.1',
  '127。0。0。1',
];

const PRIVATE = [
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '0x0a000001',
  '167772161',
  '012.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '169.254.43518',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.1.1.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::ffff:10.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:0:127.0.0.1]',
  '[::7f00:1]',
  '[::169.254.169.254]',
  '[::8.8.8.8]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::169.254.169.254]',
  '[64:ff9b::10.0.0.1]',
  '[64:ff9b:1::8.8.8.8]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::]',
  '[2002:808:808::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[100::1]',
  '[fc00::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[5f00::1]',
  '[4000::1]',
  '[1::1]',
  'fe80::1%eth0',
  'not an address',
  '',
];

/** As it stands after a URL was parsed, which is what a request is made of; names stay as they are. */
const parsed = (host: string): string => (URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).hostname : host);
const allowed = (hosts: readonly string[], egress: Parameters<typeof isAllowed>[1]): readonly string[] =>
  hosts.filter((host) => isAllowed(parsed(host), egress));

describe('An address that may be connected to', () => {
  it('is a public one, however it is spelled, and no other (S5, S6)', () => {
    expect(PUBLIC.length + LOOPBACK.length + PRIVATE.length).to.be.greaterThan(80);
    expect(allowed(PUBLIC, 'public')).to.deep.equal(PUBLIC);
    expect(allowed([...LOOPBACK, ...PRIVATE], 'public')).to.deep.equal([]);
  });

  it('is one of this machine too where an operator allowed it, and still no private one (S5, S6)', () => {
    expect(allowed([...PUBLIC, ...LOOPBACK, ...PRIVATE], 'public-or-loopback')).to.deep.equal([...PUBLIC, ...LOOPBACK]);
  });

  it('is only one of this machine over plain HTTP', () => {
    expect(allowed([...PUBLIC, ...LOOPBACK, ...PRIVATE], 'loopback')).to.deep.equal(LOOPBACK);
  });
});
