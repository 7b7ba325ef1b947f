import type { FileSource } from '../../../http/file-source.js';
import type { AnyConnection, CallOptions } from '../../../runtime/connection.js';
import { CALL_KEY } from '../fixtures/exchange.js';
import type { ActionFixture, AnyOperationFixture, FileFixture, UploadFixture } from '../fixtures/operation.js';
import type { OperationKind } from './operation-kind.js';

export const upload: OperationKind<UploadFixture> = {
  fits: (fixture): fixture is UploadFixture => 'upload' in fixture,
  needs: '`exchanges`, `output` and `upload`',
  play: ({ connection }, operation, fixture) => callWith(connection, operation, fixture.upload, fixture.input, { key: CALL_KEY }),
  expected: ({ output }) => output,
};

/** Calls an upload with its file, or an action, which has none. */
export function callWith(
  connection: AnyConnection,
  operation: string,
  file: FileFixture | undefined,
  input: unknown,
  options?: Pick<CallOptions, 'key'>,
): Promise<unknown> {
  if (file === undefined) return connection.call(operation, input, options);
  return connection.upload(operation, input, sourceOf(file), options);
}

/** A fixture of what has one effect and one output: an action's, or an upload's. */
export function isCall(fixture: AnyOperationFixture): fixture is ActionFixture | UploadFixture {
  return !('records' in fixture || 'polls' in fixture || 'file' in fixture);
}

function sourceOf({ content, ...file }: FileFixture): FileSource {
  const bytes = Buffer.from(content);
  return { ...file, size: bytes.length, open: () => once(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
