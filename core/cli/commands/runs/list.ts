import type { Run, RunStatus } from '../../../ports/store/index.js';
import { isoTime, runJson } from '../../../project/runs/record-json.js';
import type { CommandContext } from '../../context.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { shortId, styleStatus, tookText, whyText } from '../../run-text.js';
import { table } from '../../table.js';

export interface ListRunsOptions {
  readonly recipe?: string;
  readonly status?: readonly RunStatus[];
  readonly limit?: number;
  readonly before?: string;
}

const HEAD = ['RUN', 'RECIPE', 'STATUS', 'CREATED', 'TOOK', 'WHY'] as const;
const USUAL_LIMIT = 50;

/** Lists runs, newest first. */
export async function listRuns({ limit = USUAL_LIMIT, ...query }: ListRunsOptions, context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const runs = await project.runs.list({ ...query, limit });
  if (json) return terminal.out(`${JSON.stringify(runs.map(listed))}\n`);
  if (runs.length === 0) return terminal.err('There are no such runs.\n');
  await terminal.out(`${table([HEAD, ...runs.map((run) => rowOf(run, context))])}\n`);
  if (runs.length === limit) terminal.err(`There may be more: --before ${shortId(runs.at(-1)!.id)}, or a greater --limit.\n`);
}

/** What started it and what it gave may be long; they are told with the run alone. */
function listed(run: Run): Readonly<Record<string, unknown>> {
  const { event: _event, given: _given, output: _output, ...rest } = runJson(run);
  return rest;
}

function rowOf(run: Run, { terminal }: CommandContext): readonly string[] {
  const { id, recipe, createdAt, startedAt, endedAt } = run;
  const took = startedAt === undefined || endedAt === undefined ? '-' : tookText(endedAt - startedAt);
  return [shortId(id), printable(recipe), styleStatus(run, terminal), isoTime(createdAt), took, whyText(run)];
}
