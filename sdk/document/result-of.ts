import type { OperationDocument } from './operation-document.js';

/** Name of the data class that an operation gives, or gives many of; undefined for one that gives nothing, or a file. */
export function resultOf(operation: OperationDocument): string | undefined {
  if (operation.kind === 'download') return undefined;
  return operation.kind === 'action' || operation.kind === 'upload' ? operation.output : operation.record;
}
