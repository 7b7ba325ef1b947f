import { isoTime } from '../../../project/runs/record-json.js';
import type { PausedPlace } from '../../../project/triggers/project-triggers.js';
import type { CommandContext } from '../../context.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { table } from '../../table.js';

const HEAD = ['CONNECTION', 'WHAT', 'SINCE', 'UNTIL', 'WHY'] as const;

/** Lists what is not called for now: whole connections, and what vendors have closed of them. */
export async function listPauses(context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const places = await project.triggers.paused();
  if (json) return terminal.out(`${JSON.stringify(places.map(placeJson))}\n`);
  if (places.length === 0) return terminal.err('Nothing is paused.\n');
  await terminal.out(`${table([HEAD, ...places.map(rowOf)])}\n`);
}

function placeJson({ at, until, ...place }: PausedPlace): Readonly<Record<string, unknown>> {
  return { ...place, at: isoTime(at), ...(until !== undefined && { until: isoTime(until) }) };
}

function rowOf({ connection, operation, kind, scope, at, until, reason }: PausedPlace): readonly string[] {
  const what = operation === undefined ? 'its polls' : [operation, ...(scope === undefined ? [] : [scope]), kind].join(', ');
  return [printable(connection), printable(what), isoTime(at), until === undefined ? 'a person acts' : isoTime(until), printable(reason)];
}
