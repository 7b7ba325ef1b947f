import { InvalidInputError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import { selector } from '../document/select.js';
import type { CountedPages } from '../pagination/counted-pages.js';
import { DetailedPages, type ReadDetail } from '../pagination/detailed-pages.js';
import type { ListOptions, RecipeConnection } from './connection.js';
import type { ConnectionParts } from './connection-parts.js';

/**
 * The records of a list in full: its `detail` action is called for each.
 *
 * @throws InvalidInputError when the list has no `detail`.
 */
export function readDetailed(
  connection: RecipeConnection,
  parts: ConnectionParts,
  operation: string,
  list: CountedPages<unknown>,
  options: ListOptions,
): Pages<unknown> {
  const { plan, clock, limits } = parts;
  const { detail } = plan.operation(operation, 'list');
  if (detail === undefined) throw noDetail(parts, operation);
  return new DetailedPages(list, limits.detailsAtOnce, async (): Promise<ReadDetail> => {
    await plan.list(operation); // with it, the code that a selector may name
    const inputs = Object.entries(detail.with).map(([field, select]) => [field, selector(select, plan.slotCode)] as const);
    const deadline = clock.monotonic() + (options.timeoutMs ?? Infinity);
    return (record, signal) =>
      connection.call(detail.action, Object.fromEntries(inputs.map(([field, valueOf]) => [field, valueOf(record)])), {
        signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal,
        timeoutMs: Math.min(limits.callMs, deadline - clock.monotonic()),
      });
  });
}

function noDetail({ id, plan }: ConnectionParts, operation: string): InvalidInputError {
  const detailed = Object.entries(plan.document.operations).filter(([, list]) => list.kind === 'list' && list.detail);
  const known = detailed.map(([name]) => name).join(', ') || 'none';
  return new InvalidInputError(`${id}.${operation} has no detailed view: its records are all there is to read.`, {
    code: 'no_detail',
    operation: `${id}.${operation}`,
    remedy: `Read it without \`detailed\`. Lists with a detailed view: ${known}.`,
  });
}
