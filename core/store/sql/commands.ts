import type { CommandAnswer, OpenCommand, RunCommand } from '../../ports/store/index.js';
import { fromJsonText, toJsonText } from '../json.js';
import { type Work, changesOf, rowOf, rowsOf } from './work.js';

export const COMMAND_SQL = {
  add: 'INSERT INTO command (command, at) VALUES (?1, ?2) RETURNING seq',
  answer: 'SELECT answer FROM command WHERE seq = ?1',
  open: 'SELECT seq, command, at FROM command WHERE answer IS NULL ORDER BY seq LIMIT ?1',
  settle: 'UPDATE command SET answer = ?2, answered_at = ?3 WHERE seq = ?1 AND answer IS NULL',
} as const;

export function addCommand(command: RunCommand, now: number): () => Work<number> {
  const text = toJsonText(command, 'The command');
  return function* add() {
    return Number((yield* rowOf(COMMAND_SQL.add, text, now))?.['seq']);
  };
}

export function* commandAnswer(number: number): Work<CommandAnswer | undefined> {
  return fromJsonText((yield* rowOf(COMMAND_SQL.answer, number))?.['answer']) as CommandAnswer | undefined;
}

export function* openCommands(limit: number): Work<readonly OpenCommand[]> {
  const rows = yield* rowsOf(COMMAND_SQL.open, limit);
  return rows.map((row) => ({
    number: Number(row['seq']),
    command: fromJsonText(row['command']) as RunCommand,
    at: Number(row['at']),
  }));
}

/** The first answer stands. */
export function* answerCommand(number: number, answer: CommandAnswer, now: number): Work<void> {
  yield* changesOf(COMMAND_SQL.settle, number, toJsonText(answer, 'The answer'), now);
}
