import { counted } from '../text/counted.js';
import type { StepRecord } from '../ports/store/index.js';
import type { Block, Recipe, StepNode } from '../recipe/recipe.js';
import { scopeOf, iterationsOf } from '../store/sql/iterations.js';

/** How a step stands, without what it gave. */
export interface StepLine extends Pick<StepRecord, 'path' | 'scope' | 'status' | 'attempts' | 'wait' | 'error' | 'startedAt' | 'endedAt'> {
  readonly effect?: string;
  /** Which block a branch took. */
  readonly arm?: string | number;
  /** How a loop has fared, in words. */
  readonly tally?: string;
}

/** One line of the tree. Without a record: a step that was not reached, or a line that no record is kept of. */
export interface TreeLine {
  readonly depth: number;
  readonly name: string;
  readonly isKept: boolean;
  readonly record?: StepLine;
}

/** Kinds of steps that the journal tells nothing of: they are worked out anew from what it tells of others. */
const UNKEPT: readonly StepNode['kind'][] = ['parallel', 'try', 'set', 'return'];

const COUNTED: readonly string[] = ['succeeded', 'failed', 'skipped', 'uncertain'];
/** Items of one loop that are shown with their steps when not all are. */
const MOST_ITEMS = 20;

export function stepLine({ intent, output, ...record }: StepRecord): StepLine {
  const isArm = record.attempts === 0 && (output === 'then' || output === 'else' || typeof output === 'number');
  const tally = record.attempts === 0 && record.status === 'succeeded' ? tallyText(output) : undefined;
  return { ...record, ...(intent && { effect: intent.effect }), ...(isArm && { arm: output }), ...(tally !== undefined && { tally }) };
}

/** Undefined for what is no output of a loop. */
function tallyText(output: unknown): string | undefined {
  const counts = Object.entries(output ?? {}).filter(([name]) => COUNTED.includes(name));
  if (counts.length < COUNTED.length) return undefined;
  return counts
    .filter(([name, count]) => name === 'succeeded' || count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

/** A run's steps as its recipe has them, with what became of each. */
export class RunTree {
  readonly #records = new Map<string, StepLine>();
  /** Keys of a loop's items that have steps, and whether one of these is not well. */
  readonly #items = new Map<string, Map<string, boolean>>();

  constructor(private readonly everyItem: boolean) {}

  add(record: StepLine): void {
    this.#records.set(record.path, record);
    const isWell = record.status === 'succeeded' || record.status === 'skipped';
    for (const { loop, key } of iterationsOf(record.path)) {
      const items = this.#items.get(loop) ?? new Map<string, boolean>();
      this.#items.set(loop, items.set(key, isWell && items.get(key) !== false));
    }
  }

  lines(recipe: Recipe): Generator<TreeLine> {
    return this.#block(recipe.steps, recipe, '', 0);
  }

  *#block(block: Block, recipe: Recipe, prefix: string, depth: number): Generator<TreeLine> {
    for (const step of block) {
      const path = `${prefix}${step.id}`;
      const record = this.#records.get(path);
      yield { depth, name: step.id, isKept: !UNKEPT.includes(step.kind), ...(record && { record }) };
      yield* this.#inside(step, recipe, { path, prefix, depth: depth + 1 });
    }
  }

  *#inside(
    step: StepNode,
    recipe: Recipe,
    { path, prefix, depth }: { readonly path: string; readonly prefix: string; readonly depth: number },
  ): Generator<TreeLine> {
    const arm = this.#records.get(path)?.arm;
    const named = (name: string, block: Block = []): Generator<TreeLine> => this.#named(name, block, recipe, prefix, depth);
    switch (step.kind) {
      case 'branch':
        if (arm !== undefined) yield* named(String(arm), arm === 'then' ? step.then : step.else);
        return;
      case 'switch':
        if (arm !== undefined)
          yield* named(arm === -1 ? 'default' : `case ${Number(arm) + 1}`, step.cases[Number(arm)]?.steps ?? step.default);
        return;
      case 'parallel':
        for (const [name, block] of Object.entries(step.branches)) yield* named(name, block);
        return;
      case 'try':
        yield* named('try', step.try);
        if (step.catch?.steps.some(({ id }) => this.#records.has(`${prefix}${id}`))) yield* named('catch', step.catch.steps);
        if (step.finally) yield* named('finally', step.finally);
        return;
      case 'call':
        yield* this.#block(recipe.calls[step.recipe]!.steps, recipe.calls[step.recipe]!, `${path}/`, depth);
        return;
      case 'for-each':
        yield* this.#loop(path, step.steps, recipe, depth);
        return;
      default:
    }
  }

  *#named(name: string, block: Block, recipe: Recipe, prefix: string, depth: number): Generator<TreeLine> {
    if (block.length === 0) return;
    yield { depth, name: `${name}:`, isKept: false };
    yield* this.#block(block, recipe, prefix, depth + 1);
  }

  *#loop(loop: string, steps: Block, recipe: Recipe, depth: number): Generator<TreeLine> {
    const items = [...(this.#items.get(loop) ?? [])];
    const shown = this.everyItem ? items : items.filter(([, isWell]) => !isWell).slice(0, MOST_ITEMS);
    for (const [key] of shown) {
      yield { depth, name: `[${JSON.stringify(key)}]`, isKept: false };
      yield* this.#block(steps, recipe, `${scopeOf({ loop, key })}.`, depth + 1);
    }
    const others = items.length - shown.length;
    if (others > 0) yield { depth, name: `${counted(others, shown.length > 0 ? 'more item' : 'item')}: --steps shows them`, isKept: false };
  }
}
