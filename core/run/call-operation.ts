import type { ActionDocument, DownloadDocument, UploadDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import type { RunFiles } from '../ports/run-files.js';
import type { CallOptions, RecipeConnection } from '../runtime/connection.js';
import type { RunHost } from './frame.js';

/** What a step may name: one call with one result. */
export type Callable = ActionDocument | DownloadDocument | UploadDocument;

export interface OperationCall {
  readonly name: string;
  readonly kind: Callable['kind'];
  readonly input: unknown;
  /** Path of the file that a download becomes, or that an upload sends. */
  readonly file: string | undefined;
}

/** Makes the call of a step. A download gives what was written; its bytes are never held. */
export async function callOperation(
  connection: RecipeConnection,
  { name, kind, input, file }: OperationCall,
  options: CallOptions,
  host: Pick<RunHost, 'files'>,
): Promise<unknown> {
  if (kind === 'action') return connection.call(name, input, options);
  const files = filesOf(host);
  const path = file ?? '';
  if (kind === 'upload') return connection.upload(name, input, await files.read(path), options);
  const answer = await connection.download(name, input, options);
  const written = await files.write(path, answer.body);
  return {
    path,
    ...written,
    ...(answer.name !== undefined && { name: answer.name }),
    ...(answer.type !== undefined && { type: answer.type }),
  };
}

function filesOf({ files }: Pick<RunHost, 'files'>): RunFiles {
  if (files) return files;
  throw new InvalidInputError('Recipes have no files here.', { code: 'no_files', remedy: 'Give whoever executes runs a place for them.' });
}
