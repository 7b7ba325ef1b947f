import type { OperationDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';

type Kind = OperationDocument['kind'];

const COMMANDS: Readonly<Record<Exclude<Kind, 'trigger'>, string>> = {
  action: 'call',
  list: 'list',
  download: 'download',
  upload: 'upload',
};

/**
 * An operation that was used as one of another kind.
 *
 * @param connection Its name for `trunkline`; absent where there is none.
 */
export function wrongKind(name: string, found: Kind, wanted: Kind, connection?: string): InvalidInputError {
  const use = found === 'trigger' ? 'a recipe (`on:`)' : COMMANDS[found];
  const command = connection === undefined || found === 'trigger' ? '.' : `: trunkline ${use} ${connection}.${name}`;
  return new InvalidInputError(`\`${name}\` is of the kind ${found}, not ${wanted}.`, {
    code: 'wrong_kind',
    remedy: `Use it with ${use}${command}`,
  });
}
