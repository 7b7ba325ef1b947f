/** What a person asks of the process that owns the store. */
export interface StoreCommands {
  /** Leaves a command; gives its number. */
  command(command: RunCommand, now: number): Promise<number>;
  commandAnswer(number: number): Promise<CommandAnswer | undefined>;
}

/** What the owner does with them. */
export interface CommandWrites {
  /** Commands without an answer, oldest first. */
  openCommands(limit: number): Promise<readonly OpenCommand[]>;
  answerCommand(number: number, answer: CommandAnswer, now: number): Promise<void>;
}

export interface OpenCommand {
  readonly number: number;
  readonly command: RunCommand;
  readonly at: number;
}

/** What is asked about triggers: `run` is then the trigger's key, the connection, the number of the dead letter or the id of the backfill. */
export type TriggerCommandKind = 'reset-trigger' | 'resume-connection' | 'replay-letter' | 'drop-letter' | 'backfill';

/** The commands of `trunkline runs`, `triggers` and `deadletters`, as JSON. */
export interface RunCommand {
  readonly kind: 'start' | 'cancel' | 'signal' | 'resume' | 'retry' | 'resolve' | TriggerCommandKind;
  readonly run: string;
  /** The rest of what the kind needs. */
  readonly data?: unknown;
  /** Why, and who says so: it stands in the run's notes. */
  readonly reason: string;
}

export interface CommandAnswer {
  readonly done: boolean;
  /** For people. */
  readonly message: string;
}
