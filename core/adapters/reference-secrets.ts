import { AuthenticationError } from 'trunkline/errors';
import { Secret } from '#host';
import type { Env } from '../ports/env.js';
import type { Files } from '../ports/files.js';
import type { SecretReference, Secrets } from '../ports/secrets.js';

/** Secrets kept in the environment or in files. A file's last line break is not part of the secret. */
export class ReferenceSecrets implements Secrets {
  constructor(
    private readonly env: Env,
    private readonly files: Files,
  ) {}

  async open(reference: SecretReference): Promise<Secret> {
    if ('env' in reference) {
      const value = this.env.get(reference.env);
      if (value) return new Secret(value);
      throw missing(`the environment variable ${reference.env} is ${value === '' ? 'empty' : 'not set'}`, `Set ${reference.env}.`);
    }
    const text = await this.files.read(reference.file);
    const value = text?.replace(/\r?\n$/, '');
    if (value) return new Secret(value);
    throw missing(
      `the secret file ${reference.file} is ${value === '' ? 'empty' : 'not there'}`,
      `Write the secret into ${reference.file}.`,
    );
  }
}

function missing(problem: string, remedy: string): AuthenticationError {
  return new AuthenticationError(`A secret is missing: ${problem}.`, { code: 'missing_secret', remedy });
}
