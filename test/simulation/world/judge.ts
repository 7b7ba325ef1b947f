import type { Row } from '../../../core/store/sql/work.js';
import type { CallOptions } from '../../../core/runtime/connection.js';
import type { SimDisk } from './sim-disk.js';
import type { Wall } from './sim-clock.js';
import { type VendorWatch, SIM_DOCUMENT } from './sim-vendor.js';
import type { Turns } from './turns.js';

const RUNS = `SELECT seq, id, status, cancelled, wait, due_at, ended_at, started_at, lane, lane_max, queued FROM run`;
const STEP = `SELECT step.status, step.path, step.key, step.attempts, run.id AS run, run.started_at, run.cancelled FROM step JOIN run ON run.seq = step.run WHERE step.key = ?1`;
const BEGUN = `SELECT step.key, step.attempts FROM step JOIN run ON run.seq = step.run WHERE run.id = ?1 AND step.status = 'intended'`;
const FINAL: ReadonlySet<unknown> = new Set(['succeeded', 'failed', 'cancelled', 'uncertain']);

type Input = Readonly<Record<string, unknown>>;

const attemptOf = ({ key, attempts }: Row): string => `${String(key)} ${String(attempts)}`;

/** Watches a world while it goes on, and says what must never be seen. */
export class Judge implements VendorWatch {
  readonly faults: string[] = [];
  /** Keys that a process called with after it had lost the store: what no store can prevent. */
  readonly strayKeys = new Set<string>();
  /** Runs that a person may make go on after their end. */
  readonly reopenable = new Set<string>();
  /** The turn in which a run was last seen to change its status. */
  changedAt = 0;
  readonly #status = new Map<string, unknown>();
  /** Of each run that was cancelled: the attempts that the disk knew of before. Those may still go out. */
  readonly #begun = new Map<string, ReadonlySet<string>>();
  readonly #called: Input[] = [];

  constructor(
    private readonly disk: SimDisk,
    private readonly turns: Turns,
    private readonly wall: Wall,
    private readonly timeoutMs: number | undefined,
  ) {}

  fault(promise: string, what: string): void {
    this.faults.push(`${promise}: ${what}`);
    this.turns.tell('FAULT', `${promise}: ${what}`);
  }

  onRoom(process: string, operation: string, input: unknown, { key = '', resumed }: CallOptions): void {
    if (resumed || !this.#owns(process) || this.disk.rows(STEP, key)[0]?.['status'] !== 'intended') return;
    this.fault('P4', `${operation} ${JSON.stringify(input)} waits, and after a kill nobody would know that it never left`);
  }

  onCall(process: string, operation: string, input: unknown, { key = '', signal, resumed }: CallOptions): void {
    if (signal?.aborted) return;
    const { kind } = SIM_DOCUMENT.operations[operation]!.effect;
    const what = `${operation} ${JSON.stringify(input)}`;
    if (!this.#owns(process)) {
      this.strayKeys.add(key);
      if (kind !== 'read' && !resumed) this.fault('P4', `${what} is begun by a process that has lost the store`);
      return;
    }
    this.#called.push(input as Input);
    const step = this.disk.rows(STEP, key)[0];
    if (step?.['status'] === 'succeeded') this.fault('P3', `${what} had succeeded and is called again`);
    if (kind === 'read' || (kind === 'unsafe' && resumed)) return;
    if (step?.['status'] !== 'intended') return this.fault('P4', `${what} is called, and the disk does not know that it is to be`);
    const run = String(step['run']);
    // One that was begun before is asked about again; what must not begin is another one.
    if (!resumed && this.#begun.get(run)?.has(attemptOf(step)) === false) this.fault('P16', `${what} begins after the run was cancelled`);
    const end = Number(step['started_at']) + (this.timeoutMs ?? Infinity);
    if (this.wall.now() >= end) this.fault('P16', `${what} begins after the run's deadline`);
  }

  onPage(process: string, input: Input, first: number, end: number): void {
    if (!this.#owns(process)) return;
    const { at } = input;
    const whose = Object.entries(input).filter(([name]) => name !== 'at' && name !== 'size');
    const item = `i${String(at)}`;
    const isOfPage = (call: Input): boolean => Number(call[item]) >= first && Number(call[item]) < end;
    const isBegun = this.#called.some(
      (call) => call[item] !== undefined && isOfPage(call) && whose.every(([name, value]) => call[name] === value),
    );
    if (isBegun)
      this.fault(
        'P3',
        `page ${first} of ${String(at)} ${JSON.stringify(Object.fromEntries(whose))} is read again, and its items were begun`,
      );
  }

  onCommit(): void {
    const lanes = new Map<unknown, number>();
    for (const run of this.disk.rows(RUNS)) {
      this.#look(run);
      // A cancelled run leaves the queue to be ended, and does nothing more.
      if (run['lane'] === null || run['queued'] === 1 || run['cancelled'] === 1 || run['ended_at'] !== null) continue;
      const taken = (lanes.get(run['lane']) ?? 0) + 1;
      lanes.set(run['lane'], taken);
      if (taken > Number(run['lane_max'])) this.fault('lanes', `${taken} runs are in the lane ${String(run['lane'])}`);
    }
  }

  #owns(process: string): boolean {
    const holder = this.disk.rows(`SELECT holder FROM lease WHERE name = 'engine'`)[0]?.['holder'];
    return String(holder).startsWith(`${process}/`);
  }

  #look(run: Row): void {
    const id = String(run['id']);
    const status = run['status'];
    if (run['cancelled'] === 1 && !this.#begun.has(id)) this.#begun.set(id, new Set(this.disk.rows(BEGUN, id).map(attemptOf)));
    const before = this.#status.get(id);
    if (before === status) return;
    this.#status.set(id, status);
    this.changedAt = this.turns.count;
    this.turns.tell('store', `run ${id.slice(0, 6)} is ${String(status)}${status === 'waiting' ? ` ${String(run['wait'])}` : ''}`);
    if (FINAL.has(before)) {
      if (!this.reopenable.has(id)) this.fault('P2', `run ${id} was ${String(before)} and is ${String(status)}`);
      this.#begun.delete(id);
    }
    if (status === 'waiting') this.#lookAtWait(id, run);
  }

  #lookAtWait(id: string, run: Row): void {
    const { reason, until, signals } = JSON.parse(String(run['wait'])) as { reason?: string; until?: number; signals?: readonly string[] };
    if (!reason) return this.fault('P2', `run ${id} waits without a reason`);
    if (until !== undefined && run['due_at'] === null) this.fault('P2', `run ${id} waits until ${until}, and nothing will wake it`);
    if (until === undefined && !signals && !reason.includes('died')) this.fault('P2', `run ${id} waits for nothing: ${reason}`);
    const noted = this.disk.rows(`SELECT at FROM note WHERE run = ?1 AND path = '' AND reason = ?2`, Number(run['seq']), reason);
    if (noted.length === 0) this.fault('P20', `run ${id} waits without a note: ${reason}`);
  }
}
