import { ConnectorError } from './connector-error.js';

/** One thing wrong with a definition. */
export interface DefinitionFault {
  /** Where, as a reader of the source would say it: `AcmeConnector.listContacts`. */
  readonly at: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A connector, data class, manifest or project file is wrong. Lists every fault at once. */
export class DefinitionError extends ConnectorError {
  readonly faults: readonly DefinitionFault[];

  constructor(subject: string, faults: readonly DefinitionFault[], cause?: unknown) {
    const lines = faults.map(({ at, problem, remedy }) => `  ${at}: ${problem}\n    ${remedy}`);
    super(`${subject} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${lines.join('\n')}`, 'bad_definition', {
      cause,
    });
    this.faults = faults;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), faults: this.faults };
  }
}
