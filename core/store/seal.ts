import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { StoreError } from './store-error.js';

/** Begins what is sealed, and nothing that is JSON. */
const MARK = '~1.';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^~1\.([0-9a-f]{16})\.([A-Za-z0-9+/=]+)$/;

/**
 * Seals texts with AES-256-GCM under the first of its keys, and opens what any of them sealed. Each text names its key by a hash of it, so that a
 * wrong key is told from a damaged record. Nonces are random: one key is good for four thousand million texts.
 */
export class Seal {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  /** Of the key that seals. */
  readonly id: string;

  /** @throws StoreError `store_bad_key` when a key has not 32 bytes. */
  constructor(keys: readonly [Uint8Array, ...Uint8Array[]]) {
    for (const key of keys) if (key.length !== KEY_BYTES) throw badKey(`it has ${key.length} bytes`);
    this.#keys = new Map(keys.map((key) => [idOf(key), key]));
    this.id = idOf(keys[0]);
  }

  has(id: string): boolean {
    return this.#keys.has(id);
  }

  close(text: string): string {
    const head = `${MARK}${this.id}.`;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keys.get(this.id)!, nonce).setAAD(Buffer.from(head));
    return head + Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  }

  /** @throws StoreError when its key is none of these, or the text was changed. */
  open(sealed: string): string {
    const id = keyOf(sealed);
    const key = this.#keys.get(id);
    if (!key) throw unknownKey(id);
    const bytes = Buffer.from(sealed.slice(MARK.length + id.length + 1), 'base64');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(`${MARK}${id}.`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      throw new StoreError('store_damaged', 'A sealed record of the store was changed.', 'Restore the store from a backup.', error);
    }
  }
}

/** The key in a text: 32 bytes in hex or base64. */
export function sealingKey(text: string): Uint8Array {
  const written = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(written) ? Buffer.from(written, 'hex') : Buffer.from(written, 'base64');
  if (key.length !== KEY_BYTES) throw badKey('it is not 32 bytes in hex or base64');
  return key;
}

/** Id of the key that sealed a text. */
export const keyOf = (sealed: string): string => SEALED.exec(sealed)?.[1] ?? 'of another Trunkline';

export const isSealed = (text: string): boolean => text.startsWith(MARK);

/** @throws StoreError `store_sealed` for a key that values in the store are sealed with and that is not here. */
export function assertKeys(used: readonly string[], seal: Seal | undefined): void {
  for (const id of used) if (!seal?.has(id)) throw unknownKey(id);
}

export function unknownKey(id: string): StoreError {
  return new StoreError(
    'store_sealed',
    `The store holds data that was sealed with the key ${id}, which is not given.`,
    'Give that key too, behind the one that is to seal from now on: `store: { key: [new, old] }`. Without it the data cannot be read.',
  );
}

const badKey = (why: string): StoreError =>
  new StoreError('store_bad_key', `The store’s key cannot be used: ${why}.`, 'Make one: `openssl rand -base64 32`.');

const idOf = (key: Uint8Array): string => createHash('sha256').update('trunkline store key ').update(key).digest('hex').slice(0, 16);
