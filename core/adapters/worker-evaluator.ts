import { Worker } from 'node:worker_threads';
import type { Evaluation, Evaluator } from '../ports/evaluator.js';
import { ExpressionError, type ExpressionErrorCode } from '../recipe/expression-error.js';
import { bareTemplate } from '../recipe/template.js';

export interface WorkerEvaluatorOptions {
  /** How long one evaluation may take. */
  readonly timeoutMs?: number;
  /** Memory of the worker's heap, in MiB. */
  readonly memoryMb?: number;
}

/** What the worker answers with. */
export type Evaluated = { readonly value: unknown } | { readonly fault: Fault } | { readonly message: string };

interface Fault {
  readonly code: ExpressionErrorCode;
  readonly expression: string;
  readonly offset: number;
  readonly problem: string;
  readonly remedy: string;
}

/**
 * One worker thread, started when it is first needed, for one evaluation after the other. One that takes too long or too much is ended with its worker;
 * the next has a new one.
 */
export class WorkerEvaluator implements Evaluator {
  #worker: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #timeoutMs: number;
  readonly #memoryMb: number;

  constructor({ timeoutMs = 5_000, memoryMb = 256 }: WorkerEvaluatorOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#memoryMb = memoryMb;
  }

  evaluate(work: Evaluation): Promise<unknown> {
    const next = this.#last.then(() => this.#evaluate(work));
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Ends the worker; an evaluation under way never settles. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.then(
      (one) => one.terminate(),
      () => undefined, // It did not start, which was told where it was needed.
    );
  }

  async #evaluate(work: Evaluation): Promise<unknown> {
    const worker = await (this.#worker ??= this.#start());
    worker.ref();
    try {
      const answer = await this.#answer(worker, work);
      if ('value' in answer) return answer.value;
      if ('message' in answer) throw new Error(answer.message);
      const { code, expression, offset, problem, remedy } = answer.fault;
      throw new ExpressionError(code, expression, offset, problem, remedy);
    } finally {
      worker.unref(); // An idle worker keeps no process alive.
    }
  }

  #answer(worker: Worker, work: Evaluation): Promise<Evaluated> {
    return new Promise<Evaluated>((resolve, reject) => {
      const onMessage = (answer: Evaluated): void => {
        stop();
        resolve(answer);
      };
      const drop = (error: Error): void => {
        stop();
        this.#worker = undefined;
        void worker.terminate().finally(() => reject(error));
      };
      const onError = (error: NodeJS.ErrnoException): void => drop(isOutOfMemory(error) ? tooLarge(work, this.#memoryMb) : error);
      const timer = setTimeout(() => drop(timeout(work, this.#timeoutMs)), this.#timeoutMs);
      const stop = (): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError);
      };
      worker.on('message', onMessage).on('error', onError).postMessage(work, []);
    });
  }

  /** Resolves when it has loaded what it needs: that is no part of an evaluation's time. */
  #start(): Promise<Worker> {
    const worker = new Worker(new URL('./evaluation-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      env: {}, // It needs none of ours.
    });
    const started = new Promise<Worker>((resolve, reject) => {
      worker.once('message', () => resolve(worker));
      worker.on('error', (error) => {
        if (this.#worker === started) this.#worker = undefined;
        reject(error);
      });
    });
    return started;
  }
}

const isOutOfMemory = ({ code }: NodeJS.ErrnoException): boolean => code === 'ERR_WORKER_OUT_OF_MEMORY';

const timeout = ({ template }: Evaluation, ms: number): ExpressionError =>
  new ExpressionError('expression_timeout', bareTemplate(template), 0, `it took longer than ${ms / 1_000} seconds`, REMEDY);

const tooLarge = ({ template }: Evaluation, mb: number): ExpressionError =>
  new ExpressionError('expression_too_large', bareTemplate(template), 0, `it took more than ${mb} MiB`, REMEDY);

const REMEDY = 'Use `in` for membership, filter the list first, or go through it with `for-each`.';
