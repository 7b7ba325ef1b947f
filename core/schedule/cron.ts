import { Cron as Croner } from 'croner';

const FIELDS = /^\s*([^\s]+)\s+([^\s]+)\s+([^\s]+)\s+([^\s]+)\s+([^\s]+)\s*$/;
/** `?` stands for the moment at which the expression is read, so it would mean another thing in each process. */
const USABLE = /^[0-9A-Za-z*,/#-]+$/;

/** A cron expression of five fields, over the time that a wall clock shows: milliseconds since 1970 as if that clock were in UTC. */
export class Cron {
  /** It names every minute of an hour, every hour, or each so many of them. */
  readonly isInterval: boolean;
  readonly isEveryHour: boolean;
  readonly #croner: Croner;

  /** @throws SyntaxError that says what is wrong with it, as the end of a sentence. */
  constructor(text: string) {
    const [, minute = '', hour = '', ...days] = FIELDS.exec(text) ?? [];
    const bad = [minute, hour, ...days].find((field) => !USABLE.test(field));
    if (minute === '') throw new SyntaxError('has five fields');
    if (bad !== undefined) throw new SyntaxError(`cannot have a field \`${bad}\``);
    this.isInterval = [minute, hour].some((field) => /[*/]/.test(field));
    this.isEveryHour = hour === '*' || hour === '*/1';
    this.#croner = readCroner(text);
  }

  /** The first time it names after this one; undefined when there is none. */
  next(wall: number): number | undefined {
    return this.#croner.nextRun(new Date(wall))?.getTime();
  }
}

function readCroner(text: string): Croner {
  try {
    return new Croner(text, { mode: '5-part', paused: true, utcOffset: 0 });
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/^CronPattern: /, '').replace(/\.$/, '') : String(error);
    throw new SyntaxError(`cannot be read: ${problem}`, { cause: error });
  }
}
