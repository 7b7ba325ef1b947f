import { expect } from 'chai';
import {
  AuthenticationError,
  ConflictError,
  ConnectorError,
  InvalidInputError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ReconnectError,
  RejectedError,
  RetryableError,
  SuspendedError,
  UnavailableError,
  UncertainError,
} from 'trunkline/sdk';

describe('an error of the family', () => {
  it('says by its class what happens next', () => {
    for (const waits of [new RateLimitError('x'), new UnavailableError('x')]) expect(waits).to.be.instanceOf(RetryableError);
    for (const fails of [new InvalidInputError('x'), new NotFoundError('x'), new ConflictError('x')]) {
      expect(fails).to.be.instanceOf(RejectedError);
    }
    for (const pauses of [new AuthenticationError('x'), new PermissionError('x')]) expect(pauses).to.be.instanceOf(ReconnectError);
    for (const other of [new SuspendedError('x'), new UncertainError('x')]) {
      expect(other).not.to.be.instanceOf(RetryableError);
      expect(other).not.to.be.instanceOf(RejectedError);
    }
  });

  it('has a stable code and its own name', () => {
    const { name, code } = new RateLimitError('Slow down');
    expect({ name, code }).to.deep.equal({ name: 'RateLimitError', code: 'rate_limited' });
    expect(new RejectedError('No', { code: 'plan_missing' }).code).to.equal('plan_missing');
  });

  it('is known as such when another copy of the package made it', async () => {
    const copy = new URL('../../sdk/errors/connector-error.js?another-copy', import.meta.url).href;
    const { ConnectorError: Foreign } = (await import(copy)) as { ConnectorError: typeof ConnectorError };
    const Retryable = class RetryableError extends Foreign {};
    class RateLimitedAfar extends Retryable {}
    const error: unknown = new RateLimitedAfar('from afar', 'far');
    expect(Object.getPrototypeOf(Foreign)).to.equal(Error);
    expect(Foreign).not.to.equal(ConnectorError);
    expect(error).to.be.instanceOf(ConnectorError);
    expect(error).to.be.instanceOf(RetryableError);
    expect(error).not.to.be.instanceOf(RateLimitError);
    expect(ConnectorError.is(error)).to.equal(true);
  });

  it('is not taken for one when it only looks alike', () => {
    for (const value of [undefined, null, 'RejectedError', new Error('x'), { name: 'RejectedError', code: 'rejected' }]) {
      expect(ConnectorError.is(value)).to.equal(false);
      expect(value).not.to.be.instanceOf(RejectedError);
    }
  });

  it('shows its facts as JSON, and never its cause or stack', () => {
    const error = new RateLimitError('Slow down', {
      status: 429,
      operation: 'shop.listOrders',
      remedy: 'Wait.',
      vendorCode: 'too_many',
      reference: 'req-1',
      details: [{ path: 'page', message: 'too far' }],
      retryAfterMs: 3200,
      cause: new Error('Authorization: Bearer tr0ub4dor'),
    });
    expect(JSON.parse(JSON.stringify(error))).to.deep.equal({
      name: 'RateLimitError',
      message: 'Slow down',
      code: 'rate_limited',
      status: 429,
      operation: 'shop.listOrders',
      remedy: 'Wait.',
      vendorCode: 'too_many',
      reference: 'req-1',
      details: [{ path: 'page', message: 'too far' }],
      retryAfterMs: 3200,
    });
    expect(error.cause).to.be.instanceOf(Error);
  });

  it('leaves out of its JSON what it does not know', () => {
    expect(JSON.parse(JSON.stringify(new SuspendedError('Upgrade', { scope: 'workspace' })))).to.deep.equal({
      name: 'SuspendedError',
      message: 'Upgrade',
      code: 'suspended',
      scope: 'workspace',
    });
  });
});
