import { InvalidInputError } from 'trunkline/errors';
import type { OperationPlan } from './operation-plan.js';

/**
 * @throws InvalidInputError when an update, without the fields `left` that the connection's plan lacks, names a record and changes nothing. What has no
 * other fields does something by being called, as a deletion does.
 */
export function assertChange(
  { document }: OperationPlan,
  kept: Readonly<Record<string, unknown>>,
  left: readonly string[],
  operation: string,
): void {
  if (document.effect.kind === 'read' || !('request' in document) || document.request === undefined) return;
  const { fields, method } = document.request;
  const others = Object.entries(fields).filter(([name, field]) => field?.in !== 'path' && !left.includes(name));
  if (method === 'DELETE' || others.length === 0) return;
  if (Object.entries(kept).some(([name, value]) => value !== undefined && fields[name]?.in !== 'path')) return;
  throw new InvalidInputError(
    `${operation} was not sent: without ${left.map((path) => `\`${path}\``).join(', ')} it would change nothing.`,
    {
      code: 'plan_lacks_fields',
      operation,
      remedy: 'The plan in the settings of the connection does not have these fields. Where it does by now, change that setting.',
    },
  );
}
