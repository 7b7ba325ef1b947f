import type { ItemRecord, Run, RunNote } from '../../../ports/store/index.js';
import type { OpenProject } from '../../../project/open-project.js';
import { callJson, isoTime, itemJson, noteJson, runJson, stepJson } from '../../../project/runs/record-json.js';
import { callText } from '../../call-text.js';
import type { CommandContext } from '../../context.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { dataText, errorText, styleStatus, tookText, waitText, whyText } from '../../run-text.js';
import { RunTree, stepLine, type TreeLine } from '../../run-tree.js';
import { table } from '../../table.js';
import type { Terminal } from '../../terminal.js';

export interface ShowRunOptions {
  readonly steps?: boolean;
  readonly items?: boolean;
  readonly notes?: boolean;
}

/** Shows how a run stands. */
export async function showRun(id: string, options: ShowRunOptions, context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const run = await project.runs.get(id);
  if (json) return terminal.out(`${JSON.stringify(await showJson(project, run, options))}\n`);
  await terminal.out(`${table(headOf(run, terminal))}\n`);
  const tree = await treeOf(project, run, options.steps === true, terminal);
  if (tree.length > 1) await terminal.out(`\n${table(tree)}\n`);
  await tellCalls(project, run, terminal);
  if (options.items) {
    await terminal.out('\nItems\n');
    for await (const item of project.runs.items(run.id)) await terminal.out(`${itemText(item, terminal)}\n`);
  }
  if (options.notes) {
    await terminal.out('\nNotes\n');
    for await (const note of project.runs.notes(run.id)) await terminal.out(`${noteText(note)}\n`);
  }
}

/** Calls that are told with their input; a loop may leave thousands. */
const MOST_CALLS = 20;

/** The calls that a person has to look after. */
async function tellCalls({ runs }: OpenProject, run: Run, terminal: Terminal): Promise<void> {
  let told = 0;
  for await (const call of runs.calls(run.id)) {
    if (told === MOST_CALLS) return terminal.err('There are more of these: --json tells all of them.\n');
    await terminal.out(`\n${callText(call, run, terminal)}\n`);
    told += 1;
  }
}

/** Outputs are left to `runs export`: they may be many and long. */
async function showJson({ runs }: OpenProject, run: Run, { items, notes }: ShowRunOptions): Promise<Readonly<Record<string, unknown>>> {
  return {
    run: runJson(run),
    steps: await all(runs.steps(run.id), ({ output: _output, outputRef: _outputRef, ...step }) => stepJson(step)),
    calls: await all(runs.calls(run.id), callJson),
    ...(items && { items: await all(runs.items(run.id), itemJson) }),
    ...(notes && { notes: await all(runs.notes(run.id), noteJson) }),
  };
}

async function all<T, U>(values: AsyncIterable<T>, map: (value: T) => U): Promise<readonly U[]> {
  const mapped: U[] = [];
  for await (const value of values) mapped.push(map(value));
  return mapped;
}

function headOf(run: Run, terminal: Terminal): readonly (readonly string[])[] {
  const { id, recipe, revision, createdAt, startedAt, endedAt, event, given, output, deaths } = run;
  const why = whyText(run);
  const took = startedAt === undefined || endedAt === undefined ? '' : `, after ${tookText(endedAt - startedAt)}`;
  return [
    ['run', printable(id)],
    ['recipe', `${printable(recipe)}, revision ${revision.slice(0, 12)}`],
    ['status', `${styleStatus(run, terminal)}${why === '' ? '' : `: ${why}`}`],
    ['created', isoTime(createdAt)],
    ...(startedAt === undefined ? [] : [['started', isoTime(startedAt)]]),
    ...(endedAt === undefined ? [] : [['ended', `${isoTime(endedAt)}${took}`]]),
    ...(deaths > 0 ? [['deaths', `the process died ${deaths} times under it`]] : []),
    ...(given === undefined ? [] : [['given', dataText(given)]]),
    ...(event === null ? [] : [['event', dataText(event)]]),
    ...(output === undefined || output === null ? [] : [['output', dataText(output)]]),
  ];
}

const TREE_HEAD = ['STEP', 'STATUS', 'EFFECT', 'ATTEMPTS', 'BEGAN', 'TOOK', 'WHY'] as const;

async function treeOf({ runs }: OpenProject, run: Run, everyItem: boolean, terminal: Terminal): Promise<readonly (readonly string[])[]> {
  const recipe = await runs.recipe(run);
  if (!recipe) return [];
  const tree = new RunTree(everyItem);
  for await (const step of runs.steps(run.id)) tree.add(stepLine(step));
  const notes = new Map<string, string>();
  for await (const { path, reason } of runs.notes(run.id)) notes.set(path, reason);
  return [TREE_HEAD, ...Array.from(tree.lines(recipe), (line) => treeRow(line, notes, terminal))];
}

function treeRow({ depth, name, isKept, record }: TreeLine, notes: ReadonlyMap<string, string>, terminal: Terminal): readonly string[] {
  const shown = `${'  '.repeat(depth)}${printable(name)}`;
  if (!record) return isKept ? [shown, '-'] : [shown];
  const { path, wait, error, tally, effect = '', attempts, startedAt, endedAt } = record;
  const why = error === undefined ? (wait ? waitText(wait) : printable(tally ?? notes.get(path) ?? '')) : errorText(error);
  const took = endedAt === undefined ? '' : tookText(endedAt - startedAt);
  return [shown, styleStatus(record, terminal), effect, attempts === 0 ? '' : String(attempts), isoTime(startedAt), took, why];
}

function itemText(item: ItemRecord, terminal: Terminal): string {
  const { loop, key, page, index, error } = item;
  const why = errorText(error);
  return `${printable(loop)}[${printable(JSON.stringify(key))}]  place ${index}, page ${page}  ${styleStatus(item, terminal)}${why === '' ? '' : `  ${why}`}`;
}

export function noteText({ at, path, reason }: RunNote): string {
  return `${isoTime(at)}  ${path === '' ? '' : `${printable(path)}: `}${printable(reason)}`;
}
