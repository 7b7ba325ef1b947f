import type { Random } from '../../../core/ports/random.js';

/** Chance that a seed decides: the same seed gives the same numbers, on every machine. */
export class SeededRandom implements Random {
  #state: number;

  constructor(private readonly seed: number) {
    this.#state = mixed(seed);
  }

  /** Another stream of the same seed: what is drawn from it disturbs no other. */
  stream(name: string): SeededRandom {
    let state = mixed(this.seed);
    for (let at = 0; at < name.length; at++) state = mixed(state ^ name.charCodeAt(at));
    return new SeededRandom(state);
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return mixed(this.#state) / 2 ** 32;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** An integer from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }
}

/** Spreads 32 bits so that near numbers give far ones. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
