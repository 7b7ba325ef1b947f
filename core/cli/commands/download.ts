import { createHash } from 'node:crypto';
import type { FileAnswer } from '../../runtime/connection.js';
import { InvalidInputError } from 'trunkline/errors';
import { assertKind } from '../assert-kind.js';
import type { CommandContext } from '../context.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { Progress } from '../progress.js';
import { parseTarget } from '../target.js';
import type { Terminal } from '../terminal.js';
import { WholeFile } from '../../adapters/whole-file.js';

export interface DownloadCommandOptions {
  readonly input?: string;
  /** Path of the file, or `-` for standard output. */
  readonly to: string;
  /** Seconds until the file is there. */
  readonly timeout?: number;
}

/** What was written. */
interface Written {
  readonly size: number;
  readonly sha256: string;
}

/** Downloads a file to a path or to standard output, and says what it was. */
export async function download(target: string, options: DownloadCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, json, signal } = context;
  const { to, timeout } = options;
  if (to === '-' && json) {
    throw new InvalidInputError('Standard output cannot hold both the file and JSON.', {
      code: 'bad_option',
      remedy: 'Leave --json out, or name a file.',
    });
  }
  const { connection: id, operation } = parseTarget(target);
  const input = await readInput(options.input);
  await using project = await open(context);
  const connection = await project.connection(id);
  assertKind(connection, { connection: id, operation }, 'download');
  const ask = (): Promise<FileAnswer> =>
    connection.download(operation, input, { signal, ...(timeout ? { timeoutMs: timeout * 1000 } : {}) });
  const [file, written] = to === '-' ? await toStdout(ask, terminal) : await toPath(to, ask, terminal);
  terminal.progress('');
  const { name, type } = file;
  if (json) await terminal.out(`${JSON.stringify({ name, type, ...written })}\n`);
  else terminal.err(`${written.size} bytes, SHA-256 ${written.sha256}\n`);
}

async function toStdout(ask: () => Promise<FileAnswer>, terminal: Terminal): Promise<[FileAnswer, Written]> {
  const file = await ask();
  return [file, await pass(file, (chunk) => terminal.out(chunk))];
}

async function toPath(path: string, ask: () => Promise<FileAnswer>, terminal: Terminal): Promise<[FileAnswer, Written]> {
  const target = await WholeFile.create(path);
  try {
    const file = await ask();
    const progress = new Progress(terminal, file.size);
    const written = await pass(file, async (chunk) => {
      await target.append(chunk);
      progress.add(chunk.length);
    });
    await target.finish();
    return [file, written];
  } catch (error) {
    await target.discard();
    throw error;
  }
}

async function pass({ body }: FileAnswer, write: (chunk: Uint8Array) => Promise<void>): Promise<Written> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    hash.update(chunk);
    size += chunk.length;
    await write(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}
