import { CST, Lexer } from 'yaml';

/** A key or a dash that begins an entry of a block. Lines and columns count from 1. */
export interface BlockEntry {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** As it is written: `-`, `steps`. */
  readonly token: string;
  readonly isFirstOfLine: boolean;
  /** Indented further than the text above it, which YAML takes it for a part of. */
  readonly isContinued?: boolean;
}

/** An entry that begins where nothing around it does, and the entries that it may have been meant to stand under. */
export interface Misaligned extends BlockEntry {
  readonly under: readonly BlockEntry[];
}

/**
 * The first line, up to `last`, that is indented less than the block above it and not as far as any block around that, or further than a text
 * that it does not belong to.
 */
export function misalignedIn(text: string, last: number): Misaligned | undefined {
  const open: BlockEntry[] = [];
  for (const entry of blockEntries(text)) {
    if (entry.isContinued) return { ...entry, under: open.slice(-1) };
    if (entry.line > last) return undefined;
    let inner: BlockEntry | undefined;
    while ((open.at(-1)?.column ?? 0) > entry.column) inner = open.pop();
    const outer = open.at(-1)?.column === entry.column ? open.pop() : undefined;
    if (inner && !outer && entry.isFirstOfLine) return { ...entry, under: likeIt(entry, [...open.slice(-1), inner]) };
    open.push(entry);
  }
  return undefined;
}

/** Dashes stand under dashes, and keys under keys. */
function likeIt({ token }: BlockEntry, around: readonly BlockEntry[]): readonly BlockEntry[] {
  const alike = around.filter((one) => (one.token === '-') === (token === '-'));
  return alike.length > 0 ? alike : around;
}

/** Where keys and items of blocks begin: of a line, its dashes and what is behind them. Brackets are one entry, whatever is in them. */
function* blockEntries(text: string): Generator<BlockEntry> {
  let [offset, lineStart, line, flow] = [0, 0, 1, 0];
  let [begins, isFirstOfLine] = [true, true];
  let continued: BlockEntry | undefined;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar') continue; // marks of the lexer, not text
    if (type === 'map-value-ind' && continued && flow === 0) yield continued;
    continued = undefined;
    if (begins && flow === 0 && type !== 'space' && type !== 'newline' && type !== 'comment') {
      yield { offset, line, column: offset - lineStart + 1, token, isFirstOfLine };
      begins = type === 'seq-item-ind';
      isFirstOfLine = false;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--;
    offset += token.length;
    if (!token.includes('\n')) continue;
    lineStart = offset - (token.length - 1 - token.lastIndexOf('\n'));
    line += token.split('\n').length - 1;
    if (type === null) continued = lastLineOf(token, { offset, line, column: offset - lineStart + 1 });
    [begins, isFirstOfLine] = [true, true];
  }
}

/** The last line of a text, as the key that it would be if a colon followed. */
function lastLineOf(text: string, end: Pick<BlockEntry, 'offset' | 'line' | 'column'>): BlockEntry {
  const token = text.slice(text.lastIndexOf('\n') + 1).trimStart();
  return {
    offset: end.offset - token.length,
    line: end.line,
    column: end.column - token.length,
    token,
    isFirstOfLine: true,
    isContinued: true,
  };
}
