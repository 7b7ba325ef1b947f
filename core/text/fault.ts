import { ConnectorError } from 'trunkline/errors';
import { codeFrame } from './code-frame.js';

/** Something wrong at one place of a text file. Lines and columns count from 1. */
export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
  /** What was most likely meant. */
  readonly suggestion?: string;
}

/** The fault as a terminal shows it: where, what, the lines around it, and what to do. */
export function faultText({ severity, file, line, column, message, remedy }: Fault, source: string): string {
  return `${file}:${line}:${column}: ${severity}: ${message}\n${codeFrame(source, line, column)}\n  ${remedy}`;
}

/** A file that a person wrote is wrong. Lists every fault at once. */
export class FileError extends ConnectorError {
  constructor(
    file: string,
    readonly faults: readonly Fault[],
    source: string,
  ) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    super(`${file} has ${count}:\n${faults.map((fault) => faultText(fault, source)).join('\n')}`, 'bad_file');
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), faults: this.faults };
  }
}

export const byPlace = (a: Fault, b: Fault): number => a.line - b.line || a.column - b.column;
