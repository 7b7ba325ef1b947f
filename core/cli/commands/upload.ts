import type { FileSource } from '../../http/file-source.js';
import { InvalidInputError } from 'trunkline/errors';
import { assertKind } from '../assert-kind.js';
import type { CommandContext } from '../context.js';
import { fileAt, standardInput } from '../file-to-send.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { Progress } from '../progress.js';
import { parseTarget } from '../target.js';
import type { Terminal } from '../terminal.js';

export interface UploadCommandOptions {
  readonly input?: string;
  /** Path of the file, or `-` for standard input. */
  readonly from: string;
  /** Media type. */
  readonly type?: string;
  /** Seconds for the whole call. */
  readonly timeout?: number;
}

/** Sends a file, or standard input, and prints the result as JSON. */
export async function upload(target: string, options: UploadCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, json, signal } = context;
  const { from, type, timeout } = options;
  if (from === '-' && options.input === '-') {
    throw new InvalidInputError('Standard input cannot be both the input and the file.', {
      code: 'bad_option',
      remedy: 'Give the input as --input @input.json, or name the file.',
    });
  }
  const { connection: id, operation } = parseTarget(target);
  const input = await readInput(options.input);
  const file = { ...(from === '-' ? standardInput() : await fileAt(from)), ...(type === undefined ? {} : { type }) };
  await using project = await open(context);
  const connection = await project.connection(id);
  assertKind(connection, { connection: id, operation }, 'upload');
  const timed = timeout ? { timeoutMs: timeout * 1000 } : {};
  const result = await connection.upload(operation, input, watched(file, terminal), { signal, ...timed });
  terminal.progress('');
  await terminal.out(`${JSON.stringify(result ?? null, null, json ? 0 : 2)}\n`);
}

/** The same file, whose progress is shown; from the beginning again where it is sent again. */
function watched(file: FileSource, terminal: Terminal): FileSource {
  return { ...file, open: (signal) => shown(file.open(signal), new Progress(terminal, file.size)) };
}

async function* shown(chunks: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    yield chunk;
    progress.add(chunk.length);
  }
}
