import { InvalidInputError, RejectedError } from 'trunkline/errors';
import type { CallContext } from './call-context.js';
import type { Failed } from './judge.js';
import type { Redactor } from './redactor.js';

type SourceFaultCode = 'source_failed' | 'source_size' | 'source_stalled' | 'source_spent' | 'too_large';

const REMEDIES: Readonly<Record<SourceFaultCode, string>> = {
  source_failed: 'Check that the file is still there and can be read.',
  source_size: 'Give the size that it has, or none; a file must not change while it is sent.',
  source_stalled: 'Find out why nothing comes, or raise `limits.uploadIdleMs`.',
  source_spent: 'Give a source whose `open` gives the bytes anew each time.',
  too_large: 'Send a smaller file.',
};

/** The file that was to be sent failed; the vendor has nothing to do with it. */
export class SourceFault extends Error {
  constructor(
    readonly code: SourceFaultCode,
    message: string,
    /** Bytes of it that were handed over to be sent: some of them may have been, never all. */
    readonly handedOver: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SourceFault';
  }
}

/** What a call is told whose file failed: never sent again, since the next try would end alike. */
export function sourceFailed({ code, message, handedOver, cause }: SourceFault, call: CallContext, redactor: Redactor): Failed {
  const { operation, touched } = call;
  const isUnsent = handedOver === 0;
  const end = isUnsent ? 'was not sent' : `was broken off after ${handedOver} bytes`;
  const facts = { code, operation, remedy: REMEDIES[code], notAccepted: isUnsent && !touched, cause };
  const text = `${operation} ${end}: ${redactor.text(message)}`;
  const error = isUnsent && !touched ? new InvalidInputError(text, facts) : new RejectedError(text, facts);
  return { error, notAccepted: isUnsent, answered: false };
}
