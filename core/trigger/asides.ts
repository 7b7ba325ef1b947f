import { UnexpectedResponseError } from 'trunkline/errors';
import type { AsideRecord } from '../ports/store/index.js';
import { errorJson } from '../run/run-errors.js';
import { jsonHash } from '../text/canonical-json.js';

/** More in one reading are no accident of single records. */
const MOST = 1_000;

/** Marks the error of a record that was not of its class: only reading it again, or a person, makes it an event. */
export const WRONG_SHAPE = 'unexpected_shape';

/** Records of one reading that cannot become events. */
export class Asides {
  #good = 0;
  readonly #records = new Map<string, AsideRecord>();
  readonly #again = new Map<string, AsideRecord>();
  readonly #invalid = new Map<unknown, unknown>();
  #first: unknown;

  /** Keeps a fault that the connection found in a record, until the record comes. */
  readonly onInvalid = (record: unknown, error: UnexpectedResponseError): void => void this.#invalid.set(record, error);

  get records(): readonly AsideRecord[] {
    return [...new Map([...this.#again, ...this.#records]).values()];
  }

  /** Those that this reading itself gave. */
  get fresh(): readonly AsideRecord[] {
    return [...this.#records.values()];
  }

  /** What a record becomes; undefined, and it is set aside, where that fails. */
  make<T>(record: unknown, keyOf: (record: unknown) => string, make: (record: unknown) => T): T | undefined {
    try {
      const invalid = this.#invalid.get(record);
      this.#invalid.delete(record);
      if (invalid !== undefined) throw invalid;
      const made = make(record);
      this.#good++;
      return made;
    } catch (error) {
      this.add(record, identOf(record, keyOf), error);
      return undefined;
    }
  }

  add(record: unknown, ident: string, error: unknown): void {
    this.#first ??= error;
    this.#records.set(ident, { ident, data: record, error: errorJson(error) });
    if (this.#records.size > MOST) this.assertSingle();
  }

  /** One more try of a record that nothing has changed for. It says nothing of this reading. */
  again({ ident, data, error }: AsideRecord): void {
    this.#again.set(ident, { ident, data, error });
  }

  /** It is an event after all. */
  drop(ident: string): void {
    this.#records.delete(ident);
    this.#again.delete(ident);
  }

  /** @throws what is wrong with the first, where it is wrong with the whole reading: then no record is at fault. */
  assertSingle(): void {
    const { size } = this.#records;
    if (size > MOST || (size > 1 && this.#good === 0)) throw this.#first;
  }
}

export function identOf(record: unknown, keyOf: (record: unknown) => string): string {
  try {
    return keyOf(record);
  } catch {
    return `${NAMELESS}${jsonHash(record)}`;
  }
}

const NAMELESS = 'sha256:';

/** True for what stands for a record whose key cannot be read. */
export const isNameless = (ident: string): boolean => ident.startsWith(NAMELESS);
