import { ConnectorError } from 'trunkline/errors';

/** Undefined where the vendor answers with an error that means that there is nothing. */
export function orEmpty<T>(sent: Promise<T>, empty: readonly string[] = []): Promise<T | undefined> {
  if (empty.length === 0) return sent;
  return sent.catch((error: unknown) => {
    if (ConnectorError.is(error) && error.status !== undefined && empty.includes(error.name)) return undefined;
    throw error;
  });
}
