import { readable } from '../sql/storable-text.js';
import { type Answer, type Ask, type Work, plain } from '../sql/work.js';
import type { PostgresClient } from './driver.js';

/** Statements of one connection. All of one turn are sent before the first answer is awaited. */
export class Statements {
  constructor(
    private readonly client: PostgresClient,
    private readonly names: StatementNames,
  ) {}

  async ask(asks: readonly Ask[]): Promise<readonly Answer[]> {
    const answers = await Promise.allSettled(asks.map((one) => this.#send(one)));
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  }

  /** Plays a script to its end. `before` is sent together with its first statements, and must be answered well. */
  async play<T>(work: Work<T>, before: readonly Ask[] = [], check: (answers: readonly Answer[]) => void = () => undefined): Promise<T> {
    let step = work.next();
    let answers = await this.ask([...before, ...(step.done ? [] : step.value)]);
    check(answers.slice(0, before.length));
    answers = answers.slice(before.length);
    while (!step.done) {
      step = work.next(answers);
      if (!step.done) answers = await this.ask(step.value);
    }
    return step.value;
  }

  async #send({ sql, values }: Ask): Promise<Answer> {
    const { name, text } = this.names.of(sql);
    const { rows, rowCount } = await this.client.query({ name, text, values: values.map(plain) });
    return { rows: rows.map(readable), changes: rowCount ?? 0 };
  }
}

/** Each statement is parsed once by the server on each connection, by a name of ours. */
export class StatementNames {
  readonly #known = new Map<string, { readonly name: string; readonly text: string }>();

  of(sql: string): { readonly name: string; readonly text: string } {
    const known = this.#known.get(sql);
    if (known) return known;
    const made = { name: `trunkline_${this.#known.size}`, text: sql.replace(/\?(\d)/g, '$$$1') };
    this.#known.set(sql, made);
    return made;
  }
}
