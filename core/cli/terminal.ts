import { once } from 'node:events';
import { styleText } from 'node:util';

/** Where a command writes: data to `out`, everything for people to `err`. */
export interface Terminal {
  /** Resolves when there is room for more, so that a slow reader holds back a fast vendor. */
  out(data: string | Uint8Array): Promise<void>;
  err(text: string): void;
  /** Replaces the line that tells how far a command is; nothing where nobody watches. */
  progress(text: string): void;
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

/** The process's own streams. Progress and colours only on a screen; a reader that goes away ends the command quietly. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  stderr.on('error', () => undefined); // Nobody is left to tell.
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\x1b[2K');
    shown = false;
  };
  return {
    out: async (data) => {
      if (stdout.isTTY) clear();
      if (!stdout.write(data)) await once(stdout, 'drain');
    },
    err: (text) => {
      clear();
      stderr.write(text);
    },
    progress: (text) => {
      if (!stderr.isTTY) return;
      clear();
      if (text !== '') stderr.write(text);
      shown = text !== '';
    },
    style: (format, text) => (stdout.isTTY ? styleText(format, text) : text),
  };
}
