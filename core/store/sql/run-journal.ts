import type {
  EndedStep,
  FinalStatus,
  ItemOutcome,
  ItemStatus,
  Pin,
  Run,
  RunJournal,
  RunWait,
  StepIntent,
  StepOutcome,
  StepPlace,
  StepRecord,
  StepWait,
  StreamPage,
  Tally,
} from '../../ports/store/index.js';
import { toJsonText } from '../json.js';
import { blobValue } from './blobs.js';
import type { Database, Writer } from './database.js';
import type { Outbox } from './outbox.js';
import { doubtfulSteps, scopeSteps } from './run-reads.js';
import { RUN_SQL, endRun, keepPin, parkRun } from './runs.js';
import { type OpenRun, begin, guarded, intend, note, postpone, postponeUnsent, refused, settle, takeSignal } from './steps.js';
import { collectedOf, endPage, keepPage, pagesOf, settleItem, settledItems, tallyOf } from './streams.js';
import { type Work, ask } from './work.js';

export class SqlRunJournal implements RunJournal {
  readonly #writer: Writer;
  /** Whether a step has ended since the run was opened. */
  #gotOn = false;

  constructor(
    private readonly db: Database,
    readonly run: Run,
    private readonly open: OpenRun,
    owner: Writer,
    private readonly outbox: Outbox,
  ) {
    this.#writer = { lease: owner.lease, epoch: owner.epoch, owner };
  }

  get isNew(): boolean {
    return this.open.opened === 1;
  }

  scope(scope: string): Promise<readonly StepRecord[]> {
    return this.db.read(() => scopeSteps(this.open.seq, scope));
  }

  doubtfulSteps(): Promise<readonly StepRecord[]> {
    return this.db.read(() => doubtfulSteps(this.open.seq));
  }

  value(ref: string): Promise<unknown> {
    return this.db.read(() => blobValue(ref));
  }

  async begin(step: StepPlace, now: number): Promise<void> {
    return this.#write(() => begin(this.open, step, now));
  }

  async intend(step: StepIntent, now: number): Promise<void> {
    return this.#write(() => intend(this.open, step, now));
  }

  async postpone(path: string, wait: StepWait, now: number): Promise<void> {
    return this.#write(() => postpone(this.open, path, wait, now));
  }

  async postponeUnsent(step: StepIntent, wait: StepWait, now: number): Promise<void> {
    return this.#write(() => postponeUnsent(this.open, step, wait, now));
  }

  settle(step: EndedStep, outcome: StepOutcome, now: number): Promise<void> {
    const work = settle(this.open, step, outcome, now);
    const { seq } = this.open;
    const isFirst = this.run.deaths > 0 && !this.#gotOn;
    this.#gotOn = true;
    return this.#write(
      isFirst
        ? function* settleFirst() {
            yield* work();
            yield [ask(RUN_SQL.gotOn, seq)];
          }
        : work,
    );
  }

  async takeSignal(step: StepPlace, name: string, now: number): Promise<boolean> {
    return this.#write(() => takeSignal(this.open, step, name, now));
  }

  async note(path: string, reason: string, now: number): Promise<void> {
    return this.#write(() => note(this.open, path, reason, now));
  }

  async keepPage(loop: string, page: StreamPage): Promise<StreamPage> {
    return this.#write(() => keepPage(this.open, loop, page));
  }

  pages(loop: string): Promise<readonly StreamPage[]> {
    return this.db.read(() => pagesOf(this.open, loop));
  }

  settledItems(loop: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemStatus>> {
    return this.db.read(() => settledItems(this.open, loop, keys));
  }

  async settleItem(item: ItemOutcome): Promise<void> {
    return this.#write(settleItem(this.open, item));
  }

  async endPage(loop: string, number: number): Promise<void> {
    return this.#write(() => endPage(this.open, loop, number));
  }

  tally(loop: string): Promise<Tally> {
    return this.db.read(() => tallyOf(this.open, loop));
  }

  collected(loop: string): Promise<readonly unknown[]> {
    return this.db.read(() => collectedOf(this.open, loop));
  }

  async pin(pin: Pin): Promise<void> {
    const { open } = this;
    return this.#write(function* keep() {
      yield* guarded(open, [keepPin(pin), ask(RUN_SQL.pin, open.seq, pin.hash)]);
    });
  }

  async park(wait: RunWait, now: number): Promise<void> {
    const { open, outbox } = this;
    return this.#write(function* park() {
      yield* guarded(open, [], true);
      yield* parkRun(open, wait, now, outbox);
    });
  }

  async end(status: FinalStatus, result: { readonly output?: unknown; readonly error?: unknown }, now: number): Promise<boolean> {
    const { open, outbox } = this;
    const [output, error] = [result.output, result.error].map((value) =>
      value === undefined ? null : toJsonText(value, `What run ${open.id} ends with`),
    );
    return this.#write(function* end() {
      const ended = yield* endRun(open, [status, output ?? null, error ?? null], now, outbox);
      if (ended === undefined) throw refused(open, 'it is executed by another process');
      return ended;
    });
  }

  #write<T>(work: () => Work<T>): Promise<T> {
    return this.db.write(this.#writer, work);
  }
}
