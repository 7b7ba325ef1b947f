import { NETWORK_FAULTS } from 'trunkline/document';
import { EFFECTS, errorClasses, networkFaults, usualClasses, verdict } from './error-facts.js';
import { blocks, code, table } from './markdown.js';

const GENERATED = '<!-- Written by `npm run docs`: every table is what the code answers when it is asked. -->';
const FAILURES = [
  ['refused', 'Connection refused'],
  ['429', 'Answered 429'],
  ['503', 'Answered 503'],
  ['lost', 'Answer lost'],
] as const;

/** The error family as tables: class, code and exit code; status and fault to class; what each effect does with a failed try. */
export function errorsPage(): string {
  const faults = networkFaults().filter(({ kind }) => kind === 'egress' || NETWORK_FAULTS.some((known) => known === kind));
  return `${blocks(
    GENERATED,
    '# Errors: the tables',
    'The guide says [when each is thrown and what to do](../guide/errors.md). A connector’s page shows its own rows, which come first.',
    '## Classes',
    table(
      ['Class', 'Is a', 'Usual code', 'Exit code of the command line'],
      errorClasses().map(({ name, parent, code: usual, exit }) => [code(name), code(parent), code(usual), String(exit)]),
    ),
    'An `InvalidInputError` that the vendor answered exits with 5: the input was sent.',
    '## What a status means without a row',
    table(
      ['Status', 'Class'],
      usualClasses().map((line) => line.split(/ (?=`)/)),
    ),
    '## What a missing answer means without a row',
    table(
      ['Fault', 'Class', 'Provably not accepted'],
      faults.map(({ kind, error, notAccepted }) => [code(kind), code(error), notAccepted ? 'yes' : 'no']),
    ),
    '## What becomes of a failed try',
    '“Sent again” holds as far as `attempts` and the call’s time allow. “Looked up first” asks the vendor whether the call happened.',
    table(
      ['Effect', ...FAILURES.map(([, words]) => words)],
      EFFECTS.map((effect) => [code(effect.kind), ...FAILURES.map(([failure]) => verdict(effect, failure))]),
    ),
  )}\n`;
}
