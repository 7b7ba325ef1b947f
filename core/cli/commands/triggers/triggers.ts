import type { Backfill, Pause } from '../../../ports/store/index.js';
import type { OwnerAnswer } from '../../../run/ask-owner.js';
import type { KnownTrigger } from '../../../project/triggers/declared-triggers.js';
import type { BackfillWindow } from '../../../project/triggers/project-triggers.js';
import type { OpenProject } from '../../../project/open-project.js';
import { isoTime } from '../../../project/runs/record-json.js';
import type { CommandContext } from '../../context.js';
import { counted } from '../../../text/counted.js';
import { EXIT } from '../../exit-code.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { dataText, errorText } from '../../run-text.js';
import { table } from '../../table.js';
import { unknownName } from '../../unknown-name.js';

const HEAD = ['RECIPE', 'TRIGGER', 'KIND', 'FROM', 'CURSOR', 'LAST', 'NEXT', 'WHY'] as const;

export async function listTriggers(context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const onUnread = (path: string): void => terminal.err(`${printable(path)} is not right: see trunkline check.\n`);
  const [known, pauses] = [await project.triggers.list(onUnread), await project.triggers.pauses()];
  if (json) return terminal.out(`${JSON.stringify(known.map((one) => knownJson(one, pauses)))}\n`);
  if (known.length === 0) return terminal.err('There are no triggers: no recipe of the project has one, and none was polled.\n');
  await terminal.out(`${table([HEAD, ...known.map((one) => rowOf(one, pauses))])}\n`);
}

export async function showTrigger(recipe: string, id: string, context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const pauses = await project.triggers.pauses();
  const shown = await Promise.all(
    (await project.triggers.get(recipe, id)).map(async (one) => ({
      ...knownJson(one, pauses),
      backfills: (await project.triggers.backfills(one.trigger)).map(backfillJson),
    })),
  );
  if (json) return terminal.out(`${JSON.stringify(shown)}\n`);
  for (const one of shown) await terminal.out(`${table(Object.entries(one).map(([name, value]) => [name, dataText(value)]))}\n`);
}

export async function resetTrigger(
  recipe: string,
  id: string,
  { forget = false }: { readonly forget?: boolean },
  context: CommandContext,
): Promise<number> {
  return tell(context, ({ triggers }) => triggers.reset(recipe, id, forget, context.signal));
}

export async function resumeConnection(connection: string, context: CommandContext): Promise<number> {
  return tell(context, ({ triggers, project: { connections } }) => {
    if (!Object.hasOwn(connections, connection)) throw unknownName('connection', connection, Object.keys(connections));
    return triggers.resume(connection, context.signal);
  });
}

export async function backfill(path: string, id: string, window: BackfillWindow, context: CommandContext): Promise<number> {
  const { terminal, json, signal } = context;
  await using project = await open(context);
  const { backfill: read, ...answer } = await project.triggers.backfill(path, id, window, signal);
  if (json) await terminal.out(`${JSON.stringify({ ...answer, ...(read && { backfill: backfillJson(read) }) })}\n`);
  else terminal.err(`${read ? readText(read) : printable(answer.message)}\n`);
  return read === undefined || read.status === 'done' ? EXIT.ok : EXIT.rejected;
}

export async function testTrigger(path: string, id: string, context: CommandContext): Promise<void> {
  const { terminal, json, signal } = context;
  await using project = await open(context);
  const events = await project.triggers.test(path, id, signal);
  if (json) return terminal.out(`${JSON.stringify(events)}\n`);
  for (const event of events) await terminal.out(`${printable(JSON.stringify(event))}\n`);
  terminal.err(`${counted(events.length, 'event')} would start a run.\n`);
}

/** What was answered to something that was asked; gives the exit code. */
export async function tell(context: CommandContext, ask: (project: OpenProject) => Promise<OwnerAnswer>): Promise<number> {
  const { terminal, json } = context;
  await using project = await open(context);
  const answer = await ask(project);
  if (json) await terminal.out(`${JSON.stringify(answer)}\n`);
  else terminal.err(`${printable(answer.message)}\n`);
  return answer.done ? EXIT.ok : EXIT.rejected;
}

function rowOf(known: KnownTrigger, pauses: readonly Pause[]): readonly string[] {
  const { recipe, id, kind, connection, path, schedule, cursor, polledAt, toldAt, nextAt, trouble } = known;
  const paused = pauses.find((pause) => pause.connection === connection);
  const why = paused
    ? `paused until ${isoTime(paused.until)}: ${printable(paused.reason)}`
    : trouble
      ? errorText(trouble.error) || trouble.reason
      : '';
  const from = schedule ?? (path === undefined ? connection : `${connection} ${path}`);
  return [recipe, id, kind, from, cursor ?? '-', timeText(latest(polledAt, toldAt)), timeText(nextAt), why].map(printable);
}

const latest = (...times: readonly (number | undefined)[]): number | undefined =>
  times.reduce((last, time) => (time !== undefined && time > (last ?? 0) ? time : last), undefined);

const timeText = (at: number | undefined): string => (at === undefined ? '-' : isoTime(at));

function knownJson(
  { trigger: _trigger, polledAt, toldAt, nextAt, ...rest }: KnownTrigger,
  pauses: readonly Pause[],
): Readonly<Record<string, unknown>> {
  const paused = pauses.find(({ connection }) => connection === rest.connection);
  return {
    ...rest,
    ...(polledAt !== undefined && { polledAt: isoTime(polledAt) }),
    ...(toldAt !== undefined && { toldAt: isoTime(toldAt) }),
    ...(nextAt !== undefined && { nextAt: isoTime(nextAt) }),
    ...(paused && { paused: { reason: paused.reason, at: isoTime(paused.at), until: isoTime(paused.until) } }),
  };
}

function backfillJson({
  trigger: _trigger,
  recipe: _recipe,
  resume: _resume,
  at,
  endedAt,
  ...rest
}: Backfill): Readonly<Record<string, unknown>> {
  return { ...rest, at: isoTime(at), ...(endedAt !== undefined && { endedAt: isoTime(endedAt) }) };
}

function readText({ status, read, started, error }: Backfill): string {
  const counts = `${counted(read, 'record')} read, ${counted(started, 'run')} started`;
  if (status === 'done')
    return `${counts}. They are executed by the next \`trunkline run\` of the recipe; with --continue it starts no others.`;
  return status === 'failed' ? `${counts}, then: ${errorText(error)}` : `${counts}; the rest is read when its trigger is polled next.`;
}
