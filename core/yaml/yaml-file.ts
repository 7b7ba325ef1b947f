import { LineCounter, type Node, type ParsedNode, type Scalar, type YAMLError, parseDocument, visit } from 'yaml';
import { type Fault, byPlace } from '../text/fault.js';
import { MAX_BYTES, MAX_DEPTH, tooDeepAt } from './depth.js';
import { type Misaligned, misalignedIn } from './indentation.js';
import { scalarOffsets } from './scalar-offsets.js';

/** A YAML file that people write, with the place of everything in it. Faults are gathered, not thrown. */
export class YamlFile {
  readonly #faults: Fault[] = [];
  readonly #said = new Set<string>();
  readonly #lines = new LineCounter();
  readonly root: ParsedNode | undefined;

  constructor(
    readonly name: string,
    readonly source: string,
  ) {
    this.root = this.#read();
  }

  /** In the order of their places. */
  get faults(): readonly Fault[] {
    return this.#faults.toSorted(byPlace);
  }

  get hasErrors(): boolean {
    return this.#faults.some(({ severity }) => severity === 'error');
  }

  /** Adds a fault at a node, or at an offset of the file. What was said of a place already is not said again. */
  fault(
    at: Node | number | null | undefined,
    message: string,
    remedy: string,
    more: Partial<Pick<Fault, 'severity' | 'suggestion'>> = {},
  ): void {
    const { line, column } = this.place(typeof at === 'number' ? at : (at?.range?.[0] ?? 0));
    const said = `${line}:${column} ${message}`;
    if (this.#said.has(said)) return;
    this.#said.add(said);
    this.#faults.push({ severity: 'error', file: this.name, line, column, message, remedy, ...more });
  }

  place(offset: number): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** Where character `index` of a scalar's value stands in the file. */
  offsetIn(scalar: Scalar, index: number): number {
    const [start, end] = scalar.range ?? [0, 0];
    const value = String(scalar.value);
    const offsets = scalarOffsets(this.source.slice(start, end), value, start);
    return offsets[Math.min(index, value.length)] ?? start;
  }

  #read(): ParsedNode | undefined {
    // A text has at least as many bytes as units: those of a huge one need not be counted.
    if (this.source.length > MAX_BYTES || Buffer.byteLength(this.source) > MAX_BYTES) {
      this.fault(0, `The file is larger than ${MAX_BYTES} bytes.`, 'Split it, or keep its data elsewhere.');
      return undefined;
    }
    const deep = tooDeepAt(this.source);
    if (deep !== undefined) {
      for (let at = this.source.indexOf('\n'); at !== -1; at = this.source.indexOf('\n', at + 1)) this.#lines.addNewLine(at + 1);
      this.fault(deep, `The file is nested deeper than ${MAX_DEPTH} levels.`, 'Make it flatter.');
      return undefined;
    }
    return this.#parse();
  }

  #parse(): ParsedNode | undefined {
    const document = parseDocument(this.source, {
      lineCounter: this.#lines,
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      prettyErrors: false,
    });
    for (const { code, message, pos } of told([...document.errors, ...document.warnings])) {
      const misaligned = REMEDIES[code] === undefined ? misalignedIn(this.source, this.place(pos[0]).line) : undefined;
      if (misaligned) this.#indentation(misaligned);
      else this.fault(pos[0], `${message}.`, REMEDIES[code] ?? this.#remedy(pos[0]));
    }
    visit(document, {
      Value: (_key, node) => {
        if (node.anchor !== undefined) this.fault(node, `Anchors are not used here: &${node.anchor}.`, ALIAS_REMEDY);
      },
      Alias: (_key, alias) => this.fault(alias, `Aliases are not used here: *${alias.source}.`, ALIAS_REMEDY),
    });
    return this.hasErrors ? undefined : (document.contents ?? undefined);
  }

  /** What the parser says of a wrong indentation is about what comes of it, often lines later. */
  #indentation({ offset, column, under }: Misaligned): void {
    const columns = under.map((one) => `column ${one.column}, under \`${one.token}\` of line ${one.line}`);
    const message = `The indentation is wrong: this line begins in column ${column}, and nothing around it does.`;
    this.fault(offset, message, `Begin it in ${columns.join(', or in ')}.`);
  }

  /** An expression without quotes is what breaks YAML most often. */
  #remedy(offset: number): string {
    const start = this.source.lastIndexOf('\n', offset - 1) + 1;
    const [line = ''] = this.source.slice(start).split('\n', 1);
    return UNQUOTED.test(line)
      ? 'Put the expression in quotes: YAML takes `: `, ` #` and brackets in it for its own.'
      : 'Correct the YAML here.';
  }
}

/** Faults of the syntax but for the first are mostly its consequences. */
function told(faults: readonly YAMLError[]): readonly YAMLError[] {
  const syntax = faults.find(({ code }) => REMEDIES[code] === undefined);
  return faults.filter((fault) => fault === syntax || REMEDIES[fault.code] !== undefined);
}

/** An expression inside brackets, or with something in it that YAML takes for its own. */
const UNQUOTED = /[{[].*\$\{\{|\$\{\{(?:(?!\}\}).)*(?:: | #|[{[\],]|\}(?!\}))/;

const ALIAS_REMEDY = 'Write the value out where it is used, or put it under vars.';

const REMEDIES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  TAG_RESOLVE_FAILED: 'Leave the tag out: only plain texts, numbers, booleans, nulls, lists and maps are read.',
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTIPLE_DOCS: 'Keep one document per file.',
};
