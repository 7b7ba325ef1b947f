import { StoreError, type StoreErrorCode, constraint } from '../store-error.js';

/** The five characters by which PostgreSQL tells errors apart, or the name of a failure of the network. */
export function codeOfFailure(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const messageOf = (error: unknown): string => {
  const message =
    error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
};

/** The transaction lost against another, and can be done again. */
export const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOfFailure(error));

const NETWORK = /^(E[A-Z]+|08...|57P0.)$/;
const LOST = /terminated|timeout|closed|not queryable/i;

/** There is no connection any more, or none could be made. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isUnreachable);
  const code = codeOfFailure(error);
  return NETWORK.test(code) || (code === '' && error instanceof Error && LOST.test(error.message));
}

interface Meaning {
  readonly codes: RegExp;
  readonly code: StoreErrorCode;
  readonly remedy: string;
}

const MEANINGS: readonly Meaning[] = [
  { codes: /^53/, code: 'store_full', remedy: 'Give the database server space, memory or connections; nothing that was accepted is lost.' },
  { codes: /^XX00[12]$/, code: 'store_damaged', remedy: 'Restore the database from a backup; never let the server zero damaged pages.' },
  {
    codes: /^(28|3D|42501|25006)/,
    code: 'store_unreachable',
    remedy: 'Look at the user, the password and the database in the URL: it must be one that may write.',
  },
  {
    codes: /^(42P07|42P01|42703)$/,
    code: 'store_foreign',
    remedy: 'Name another schema for the store: this one holds tables of another program.',
  },
];

/** Says in our words what the driver or the server reported. */
export function storeError(error: unknown, name: string): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOfFailure(error);
  const message = messageOf(error);
  if (/^2[23]/.test(code)) return constraint(message, error);
  if (isUnreachable(error)) {
    return new StoreError(
      'store_unreachable',
      `The store ${name} cannot be reached: ${message}.`,
      'Start the database, or look at the URL; nothing that was accepted is lost.',
      error,
    );
  }
  const meaning = MEANINGS.find(({ codes }) => codes.test(code));
  return meaning ? new StoreError(meaning.code, `The store ${name} cannot be used: ${message}.`, meaning.remedy, error) : error;
}
