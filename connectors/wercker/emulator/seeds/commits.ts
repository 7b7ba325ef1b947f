import { seededRandom } from 'trunkline/testing';

/** A commit's hash, 40 hexadecimal digits. */
export function commitHash(seed: number, number: number): string {
  const random = seededRandom(seed, 7919, number);
  return Array.from({ length: 40 }, () => random.integer(0, 15).toString(16)).join('');
}
