import type { DownloadFixture } from '../fixtures/operation.js';
import type { OperationKind } from './operation-kind.js';

/** The file: its name, its type, and all of its bytes. */
export const download: OperationKind<DownloadFixture> = {
  fits: (fixture): fixture is DownloadFixture => 'file' in fixture,
  needs: '`exchanges` and `file`',
  async play({ connection }, operation, { input, file }) {
    const { name, type, body } = await connection.download(operation, input);
    const parts: Uint8Array[] = [];
    for await (const part of body) parts.push(part);
    const bytes = Buffer.concat(parts);
    return { name, type, content: typeof file.content === 'string' ? bytes.toString() : bytes.toString('hex') };
  },
  expected({ file: { name, type, content } }) {
    return { name, type, content: typeof content === 'string' ? content : Buffer.from(content).toString('hex') };
  },
};
