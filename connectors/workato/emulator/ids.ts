import { seededRandom, type SeededRandom } from 'trunkline/testing';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A handle such as `j-AAAAAAAA-BBBBBB`: the same for the same numbers. Facts: K31. */
export function handle(prefix: string, seed: number, number: number): string {
  const random = seededRandom(seed, number, 1);
  const letters = (count: number): string => Array.from({ length: count }, () => LETTERS[random.integer(0, 31)]).join('');
  return `${prefix}-${letters(8)}-${letters(6)}`;
}

/** 64 hexadecimal digits: the same for the same numbers. */
export function hexToken(...seeds: readonly number[]): string {
  return hexDigits(64, seededRandom(...seeds, 3)).join('');
}

/** A UUID of version 4: the same for the same numbers. */
export function uuid(...seeds: readonly number[]): string {
  const random = seededRandom(...seeds, 2);
  const digits = hexDigits(32, random);
  digits[12] = '4';
  digits[16] = (8 + random.integer(0, 3)).toString(16);
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function hexDigits(length: number, random: SeededRandom): string[] {
  return Array.from({ length }, () => random.integer(0, 15).toString(16));
}
