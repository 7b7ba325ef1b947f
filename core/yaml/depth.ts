import { CST, Lexer } from 'yaml';

export const MAX_BYTES = 1024 * 1024;
export const MAX_DEPTH = 64;

/** Where a YAML text is nested deeper than `limit`, or undefined. Reads tokens one by one: deep nesting overflows the parser's stack. */
export function tooDeepAt(text: string, limit = MAX_DEPTH): number | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  let atStart = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar') continue; // marks of the lexer, not text
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--;
    else if (flow === 0 && (type === 'seq-item-ind' || type === 'explicit-key-ind' || (atStart && type !== 'space'))) {
      const column = offset - lineStart;
      while ((columns.at(-1) ?? -1) > column) columns.pop();
      if (columns.at(-1) !== column) columns.push(column);
    }
    if (columns.length + flow > limit) return offset;
    offset += token.length;
    if (type === 'newline' || token.includes('\n')) {
      lineStart = offset - (token.length - 1 - token.lastIndexOf('\n'));
      atStart = true;
    } else if (type !== 'space' && type !== 'seq-item-ind' && type !== 'explicit-key-ind') atStart = false;
  }
  return undefined;
}
