import type { OperationDocument } from 'trunkline/document';
import { action } from './action.js';
import { download } from './download.js';
import { list } from './list.js';
import type { OperationKind } from './operation-kind.js';
import { trigger } from './trigger.js';
import { upload } from './upload.js';

/** A new kind of operation is a file beside this one, and a line here. */
const KINDS = { action, list, trigger, download, upload } satisfies Record<OperationDocument['kind'], unknown>;

export function operationKind({ kind }: OperationDocument): OperationKind {
  return KINDS[kind];
}
