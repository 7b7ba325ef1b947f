import { inspect } from 'node:util';
import { expect } from 'chai';
import { NetworkFault, networkFault } from '../../../core/http/network-fault.js';

const failure = (code: string, more: object = {}): Error =>
  Object.assign(new Error('secret words'), { code, config: { authorization: 'secret words' } }, more);

describe('A fault of the network', () => {
  it('is told by its code, at any depth', () => {
    const codes = {
      ECONNREFUSED: 'refused',
      ENETUNREACH: 'refused',
      ENOTFOUND: 'dns',
      EAI_AGAIN: 'dns',
      UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
      CERT_HAS_EXPIRED: 'tls',
      ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
      ERR_SSL_WRONG_VERSION_NUMBER: 'tls',
      ETIMEDOUT: 'timeout',
      UND_ERR_SOCKET: 'reset',
      ECONNRESET: 'reset',
      EPIPE: 'reset',
      UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
      Z_BUF_ERROR: 'truncated',
      ERR_BUFFER_TOO_LARGE: 'too-large',
      constructor: 'reset',
    };
    for (const [code, kind] of Object.entries(codes)) {
      expect(networkFault(failure(code), true).kind, code).to.equal(kind);
      expect(networkFault(failure('UND_ERR_SOCKET', { cause: failure(code) }), true).kind, code).to.equal(kind);
    }
    expect(networkFault('no error at all', true)).to.include({ kind: 'reset', sent: true });
    const own = new NetworkFault('dns', 'own words', false);
    expect(networkFault(failure('X', { cause: own }), true)).to.equal(own);
  });

  it('was sent when the transport says so, whatever its code: a host can vanish in the middle of an answer', () => {
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'EPROTO', 'ERR_SSL_BAD_RECORD']) {
      expect([networkFault(failure(code), true).sent, networkFault(failure(code), false).sent], code).to.deep.equal([true, false]);
    }
  });

  it('holds nothing of the error that it was made from', () => {
    expect(inspect(networkFault(failure('ECONNRESET'), true), { depth: 9, showHidden: true })).to.not.include('secret words');
  });

  it('ends with causes that go round', () => {
    const round = failure('X');
    round.cause = round;
    expect(networkFault(round, true).kind).to.equal('reset');
  });
});
