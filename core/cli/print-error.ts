import { ConnectorError } from 'trunkline/errors';
import type { Terminal } from './terminal.js';

export interface ErrorStyle {
  readonly json: boolean;
  /** Stack traces and causes. */
  readonly debug: boolean;
}

/** Tells what happened, where and what to do, on stderr. */
export function printError(error: unknown, terminal: Terminal, { json, debug }: ErrorStyle): void {
  if (json) terminal.err(`${JSON.stringify({ error: errorData(error) })}\n`);
  else terminal.err(`${errorText(error)}\n`);
  if (debug && error instanceof Error) terminal.err(`\n${error.stack ?? ''}\n${causes(error)}`);
  else if (!json && !ConnectorError.is(error)) terminal.err('This is a fault of Trunkline’s own. Run it again with --debug for details.\n');
}

function errorData(error: unknown): Record<string, unknown> {
  if (ConnectorError.is(error)) return error.toJSON();
  return { name: 'InternalError', code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

function errorText(error: unknown): string {
  if (!ConnectorError.is(error)) return `Error: ${error instanceof Error ? error.message : String(error)}`;
  const lines = [`${error.name}: ${error.message}`];
  for (const { path, message } of error.details) if (!error.message.includes(message)) lines.push(`  ${path}: ${message}`);
  if (error.reference !== undefined) lines.push(`  The vendor's reference: ${error.reference}`);
  if (error.remedy !== undefined) lines.push(`  ${error.remedy}`);
  return lines.join('\n');
}

function causes(error: Error): string {
  if (!(error.cause instanceof Error)) return '';
  return `Caused by ${error.cause.stack ?? error.cause.message}\n${causes(error.cause)}`;
}
