import type { EmulatorRequest } from './emulator-request.js';
import type { FaultKind, FaultPlan } from './fault-plan.js';
import { seededRandom, type SeededRandom } from '../../made-up/seeded-random.js';

/** Clients that gave up never repeat their request; beyond this many, the oldest is forgotten. */
const MAX_REMEMBERED = 1000;

/** Decides which requests a plan hits, by counting. */
export class FaultSchedule {
  readonly #random: SeededRandom;
  /** The count, modulo `every`, at which a fault falls due. */
  readonly #offset: number;
  #count = 0;
  #due = false;
  #round: FaultKind[] = [];
  /** Requests that were hit and have not come again. */
  readonly #hit = new Set<string>();

  constructor(readonly plan: FaultPlan) {
    if (!(plan.every >= 1) || plan.kinds.length === 0)
      throw new TypeError('A fault plan needs at least one kind, and `every` of 1 or more');
    this.#random = seededRandom(plan.seed ?? 1);
    this.#offset = this.#random.integer(0, plan.every - 1);
  }

  pick(request: EmulatorRequest): FaultKind | undefined {
    if (this.plan.only && !this.plan.only(request.method, request.path)) return undefined;
    this.#due ||= this.#count++ % this.plan.every === this.#offset;
    if (this.#hit.size > 0 && this.#hit.delete(signature(request))) return undefined;
    if (!this.#due) return undefined;
    this.#due = false;
    this.#remember(signature(request));
    return this.#nextKind();
  }

  #remember(hit: string): void {
    this.#hit.add(hit);
    if (this.#hit.size <= MAX_REMEMBERED) return;
    for (const oldest of this.#hit) return void this.#hit.delete(oldest);
  }

  #nextKind(): FaultKind | undefined {
    if (this.#round.length === 0) this.#round = this.#random.shuffled(this.plan.kinds);
    return this.#round.pop();
  }
}

/** The same for a request and its repeat. */
function signature({ method, path, search, text }: EmulatorRequest): string {
  return `${method} ${path}${search} ${text}`;
}
