import { randomUUID } from 'node:crypto';
import type { Random } from '../ports/random.js';

export class SystemRandom implements Random {
  next(): number {
    return Math.random();
  }

  uuid(): string {
    return randomUUID();
  }
}
