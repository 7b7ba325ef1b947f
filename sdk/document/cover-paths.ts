import type { BudgetDocument, DeclaredBudget } from './budget-document.js';
import type { ConnectorDocument } from './connector-document.js';
import type { Writer } from './part.js';

/** A budget with the names of the operations whose paths it covers. */
export function coverPaths(writer: Writer, declared: DeclaredBudget, operations: ConnectorDocument['operations']): BudgetDocument {
  const { below, ...budget } = declared;
  if (below === undefined) return budget;
  const covered = Object.entries(operations).flatMap(([name, operation]) => {
    const path = 'request' in operation ? operation.request?.path : undefined;
    return path !== undefined && below.some((start) => isBelow(path, start)) ? [name] : [];
  });
  for (const start of below) {
    const isUsed = Object.values(operations).some((operation) => 'request' in operation && isBelow(operation.request?.path ?? '', start));
    if (!isUsed)
      writer.fault(
        `no operation is below \`${start}\`, which the rate limit \`${budget.name}\` covers`,
        'Correct the path, or leave it out.',
      );
  }
  return { ...budget, operations: [...new Set([...(budget.operations ?? []), ...covered])] };
}

function isBelow(path: string, start: string): boolean {
  const base = start.replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}
