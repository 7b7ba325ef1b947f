import { InvalidInputError } from 'trunkline/errors';

/** A connector that the project lists cannot be had. Its place in trunkline.yaml is added by who reads that file. */
export function badConnector(message: string, remedy: string): InvalidInputError {
  return new InvalidInputError(message, { code: 'bad_connector', remedy });
}
