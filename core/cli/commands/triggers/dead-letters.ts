import { isoTime } from '../../../project/runs/record-json.js';
import type { SetAside } from '../../../project/triggers/project-triggers.js';
import type { CommandContext } from '../../context.js';
import { open } from '../../open.js';
import { printable } from '../../printable.js';
import { dataText, errorText } from '../../run-text.js';
import { table } from '../../table.js';
import { tell } from './triggers.js';

const HEAD = ['NUMBER', 'RECIPE', 'TRIGGER', 'TRIES', 'SINCE', 'NEXT TRY', 'WHY'] as const;

export async function listLetters(context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const letters: SetAside[] = [];
  for await (const letter of project.triggers.setAside()) letters.push(letter);
  if (json) return terminal.out(`${JSON.stringify(letters.map(letterJson))}\n`);
  if (letters.length === 0) return terminal.err('There are no dead letters, and nothing is set aside.\n');
  await terminal.out(`${table([HEAD, ...letters.map(rowOf)])}\n`);
}

export async function showLetter(number: number, context: CommandContext): Promise<void> {
  const { terminal, json } = context;
  await using project = await open(context);
  const letter = letterJson(await project.triggers.deadLetter(number));
  if (json) return terminal.out(`${JSON.stringify(letter)}\n`);
  await terminal.out(`${table(Object.entries(letter).map(([name, value]) => [name, dataText(value)]))}\n`);
}

export function changeLetter(change: 'replay' | 'drop', number: number, context: CommandContext): Promise<number> {
  return tell(context, ({ triggers }) => triggers[change](number, context.signal));
}

function letterJson({
  order,
  trigger,
  ident: _ident,
  forced: _forced,
  firstAt,
  lastAt,
  nextAt,
  ...rest
}: SetAside): Readonly<Record<string, unknown>> {
  const [recipe, id, connection] = JSON.parse(trigger) as readonly string[];
  return {
    number: order,
    recipe,
    trigger: id,
    connection,
    ...rest,
    firstAt: isoTime(firstAt),
    lastAt: isoTime(lastAt),
    ...(nextAt !== undefined && { nextAt: isoTime(nextAt) }),
  };
}

function rowOf({ order, trigger, tries, firstAt, dead, nextAt, error }: SetAside): readonly string[] {
  const [recipe = '', id = ''] = JSON.parse(trigger) as readonly string[];
  const next = dead ? 'a person acts' : nextAt === undefined ? 'due now' : isoTime(nextAt);
  return [String(order), printable(recipe), printable(id), String(tries), isoTime(firstAt), next, errorText(error)];
}
