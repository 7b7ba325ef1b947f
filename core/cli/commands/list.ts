import type { Pages, PagesCaveat, PagesOutcome } from 'trunkline/sdk';
import { assertKind } from '../assert-kind.js';
import type { CommandContext } from '../context.js';
import { EXIT } from '../exit-code.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { parseTarget } from '../target.js';

export interface ListCommandOptions {
  readonly input?: string;
  /** Every record there is. */
  readonly all?: boolean;
  /** Records at most. Default 100. */
  readonly limit?: number;
  readonly resume?: string;
  /** Each record in full. */
  readonly detailed?: boolean;
}

const USUAL_LIMIT = 100;

/** Prints records as they come, one JSON text a line; with `--json`, one object of records and outcome. Gives the exit code. */
export async function list(target: string, options: ListCommandOptions, context: CommandContext): Promise<number> {
  const { connection: id, operation } = parseTarget(target);
  const input = await readInput(options.input);
  await using project = await open(context);
  const connection = await project.connection(id);
  assertKind(connection, { connection: id, operation }, 'list');
  const limit = options.all ? undefined : (options.limit ?? USUAL_LIMIT);
  const { resume, detailed = false } = options;
  const pages = connection.list(operation, input, { signal: context.signal, maxRecords: limit, resume, detailed });
  const kept: unknown[] = [];
  try {
    await print(pages, kept, context);
  } catch (error) {
    if (pages.outcome !== undefined && pages.outcome.pages > 0) await tell(pages.outcome, kept, context);
    throw error;
  }
  const outcome = pages.outcome!;
  await tell(outcome, kept, context);
  if (context.signal.aborted) return EXIT.interrupted;
  return outcome.status === 'complete' || outcome.reason === 'max-records' ? EXIT.ok : EXIT.incomplete;
}

async function print(pages: Pages<unknown>, kept: unknown[], { terminal, json, signal }: CommandContext): Promise<void> {
  let count = 0;
  for await (const { records, index } of pages.pages()) {
    if (json) kept.push(...records);
    else if (records.length > 0) await terminal.out(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`);
    count += records.length;
    terminal.progress(`${count} records, ${index + 1} pages`);
    if (signal.aborted) return;
  }
}

/** How far the reading came, also when it failed: what was read is not read again. */
async function tell(outcome: PagesOutcome, kept: readonly unknown[], { terminal, json }: CommandContext): Promise<void> {
  terminal.progress('');
  if (json) await terminal.out(`${JSON.stringify({ records: kept, outcome })}\n`);
  else terminal.err(`${outcomeText(outcome)}\n`);
}

const CAVEATS: Readonly<Record<PagesCaveat, string>> = {
  'records-may-be-missed': 'this vendor moves records between pages, so one that was deleted meanwhile may have hidden another',
  'parents-skipped': 'the records of parents that could not be read are left out',
  'details-missing': 'records that were gone when they were to be read in full are left out',
};

function outcomeText(outcome: PagesOutcome): string {
  const { records, pages } = outcome;
  const read = `${records} ${records === 1 ? 'record' : 'records'}, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
  const caveat = outcome.caveat ? `; ${CAVEATS[outcome.caveat]}` : '';
  if (outcome.status === 'complete') return `${read}: complete${caveat}.`;
  const all = outcome.reason === 'max-records' ? ', or read everything with --all' : '';
  const on = outcome.resume === undefined ? '' : ` Go on with --resume ${outcome.resume}${all}.`;
  return `${read}: incomplete (${outcome.reason})${caveat}.${on}`;
}
