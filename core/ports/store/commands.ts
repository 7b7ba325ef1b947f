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

/** The commands of `trunkline runs`, as JSON. */
export interface RunCommand {
  readonly kind: 'start' | 'cancel' | 'signal' | 'resume' | 'retry' | 'resolve';
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
