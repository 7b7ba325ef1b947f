import type { EffectDocument } from 'trunkline/document';
import { UncertainError } from 'trunkline/errors';
import type { CallContext } from '../http/call-context.js';
import { JobFailed } from './await-job.js';

/** The vendor said yes, and its answer or what was to follow it failed: the effect is there, its result is not. Never sent again. */
export class AnsweredButUnread extends UncertainError {
  constructor({ operation }: CallContext, cause: Error) {
    super(`${cause.message} What was sent before was answered as done.`, {
      operation,
      remedy: 'Look at the vendor for its result, and record it.',
      cause,
    });
    this.name = UncertainError.name;
  }
}

/** Does what follows the vendor's yes. An error of it must not look as if nothing had happened. */
export async function afterYes<T>(effect: EffectDocument, call: CallContext, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inDoubt(effect, call, error as Error);
  }
}

/** What the caller is told of an error that came after the vendor's yes: a call that must not be repeated is uncertain. */
export function inDoubt({ kind }: EffectDocument, call: CallContext, error: Error): Error {
  const isRepeatable = kind === 'read' || kind === 'idempotent' || kind === 'keyed';
  return isRepeatable || error instanceof JobFailed ? error : new AnsweredButUnread(call, error);
}

/** A call that is not sent, since an earlier attempt of it may have been. */
export function begunBefore({ operation }: CallContext): UncertainError {
  return new UncertainError(`${operation} was begun before, and its answer is lost: it may have happened.`, {
    operation,
    remedy: 'Look at the vendor: if it did not happen, run it again; if it did, record its result.',
  });
}
