import { openSecret, Secret } from '#host';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Redactor } from '../redactor.js';

/** Reads the secrets that a connection names, by their fields, from where they are kept. */
export type ReadSecrets = () => Promise<Readonly<Record<string, Secret>>>;

export interface SecretParts {
  readonly connection: string;
  /** What everybody reads the connection's secrets from; changed in place. */
  readonly settings: Record<string, unknown>;
  readonly read: ReadSecrets;
  readonly redactor: Redactor;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** A connection's secrets, which people change where they are kept while a process runs. */
export class KeptSecrets {
  #version = 0;
  #reading: Promise<void> | undefined;

  constructor(private readonly parts: SecretParts) {}

  /** Another one after each change. */
  get version(): number {
    return this.#version;
  }

  /**
   * Looks where the secrets are kept, for a request that was refused with those of a version. Whoever asks meanwhile waits for the same look.
   *
   * @returns True when there are other ones now.
   */
  async areNewerThan(version: number): Promise<boolean> {
    if (this.#version === version) await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
    return this.#version !== version;
  }

  /** What cannot be read stays as it is: the refusal says what is wrong with it. */
  async #read(): Promise<void> {
    const { settings, read, redactor } = this.parts;
    try {
      const changed = Object.entries(await read()).filter(([name, secret]) => !isSame(settings[name], secret));
      if (changed.length === 0) return;
      for (const [, secret] of changed) redactor.add(openSecret(secret));
      Object.assign(settings, Object.fromEntries(changed));
      this.#version += 1;
      this.#tell('secrets.changed', { settings: changed.map(([name]) => name) });
    } catch (error) {
      this.#tell('secrets.unreadable', { message: redactor.text(String(error)) });
    }
  }

  #tell(event: string, data: Readonly<Record<string, unknown>>): void {
    const { connection, clock, log } = this.parts;
    log.write({ at: clock.now(), event, connection, data });
  }
}

const isSame = (known: unknown, secret: Secret): boolean => known instanceof Secret && openSecret(known) === openSecret(secret);
