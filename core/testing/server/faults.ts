import type { EmulatorRequest } from './emulator-request.js';
import type { Fault, FaultDetails, FaultHit, FaultKind, FaultPlan, NextFault, SimpleFaultKind } from './fault-plan.js';
import { FaultSchedule } from './fault-schedule.js';

interface Forced {
  readonly kind: FaultKind;
  readonly where: NextFault;
  left: number;
}

/** The switches for what goes wrong. A forced fault comes before a scheduled one. */
export class Faults {
  readonly #hits: FaultHit[] = [];
  #forced: Forced[] = [];
  #schedule: FaultSchedule | undefined;
  #dropAfter = true;

  constructor(plan?: FaultPlan) {
    this.schedule(plan);
  }

  /** Every fault so far, oldest first. */
  get hits(): readonly FaultHit[] {
    return this.#hits;
  }

  /** Forces a fault on the next requests that match; several calls queue up. */
  next(kind: FaultKind, where: NextFault = {}): void {
    this.#forced.push({ kind, where, left: where.times ?? 1 });
  }

  /** Replaces the plan; its count begins again. Without a plan, nothing is scheduled any more. */
  schedule(plan?: FaultPlan): void {
    this.#schedule = plan && new FaultSchedule(plan);
  }

  /** Forgets what is forced and what is scheduled. `hits` stay. */
  clear(): void {
    this.#forced = [];
    this.#schedule = undefined;
  }

  /** Called by the server, once for each request that has been received. */
  take(request: EmulatorRequest): Fault | undefined {
    if (this.#forced.length === 0 && this.#schedule === undefined) return undefined;
    const forced = this.#takeForced(request);
    if (forced) return this.#strike(forced.kind, forced.where, request);
    const scheduled = this.#schedule?.pick(request);
    return scheduled && this.#strike(scheduled, this.#schedule?.plan ?? {}, request);
  }

  #takeForced(request: EmulatorRequest): Forced | undefined {
    const forced = this.#forced.find(({ where }) => matches(where, request));
    if (forced === undefined) return undefined;
    forced.left -= 1;
    if (forced.left <= 0) this.#forced = this.#forced.filter((other) => other !== forced);
    return forced;
  }

  #strike(kind: FaultKind, details: FaultDetails, { at, method, path }: EmulatorRequest): Fault {
    const simple = kind === 'drop' ? this.#alternateDrop() : kind;
    this.#hits.push({ at, kind: simple, method, path });
    const { delayMs = 1000, location = 'https://elsewhere.example/', headers = {} } = details;
    return { kind: simple, delayMs, location, headers };
  }

  #alternateDrop(): SimpleFaultKind {
    this.#dropAfter = !this.#dropAfter;
    return this.#dropAfter ? 'drop-after' : 'drop-before';
  }
}

function matches({ method, path }: NextFault, request: EmulatorRequest): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === request.path : path.test(request.path);
}
