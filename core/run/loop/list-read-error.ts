import { ConnectorError } from 'trunkline/errors';

/** A loop's list could not be read to its end. Items of pages that were read keep their outcomes; a retry of the run reads on behind them. */
export class ListReadError extends ConnectorError {
  constructor(path: string, problem: string) {
    super(`The list of ${path} was not read whole: ${problem}.`, 'list_incomplete', {
      remedy: 'Retry the run: it reads on behind the last page that is in the journal.',
    });
  }
}
