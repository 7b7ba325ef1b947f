import type { ConnectorDocument, OperationDocument } from 'trunkline/document';
import { blocksOf } from '../recipe/blocks-of.js';
import type { Block, LoopStep, Recipe, StepNode, Uses } from '../recipe/recipe.js';
import { ONCE, perhaps } from './bounds.js';
import { itemsOf, knownInputs, type KnownValues, readingsOf } from './loop-size.js';
import type { Bounds, PlannedLoop } from './plan.js';

/** A place of a recipe that calls a vendor. */
export interface CallSite {
  readonly path: string;
  readonly uses: Uses;
  readonly document: OperationDocument;
  /** The loops around it, outermost first. */
  readonly loops: readonly PlannedLoop[];
  /** Calls each time that it is come to; from none, where a condition or an error decides. */
  readonly each: Bounds;
}

/** Connectors' documents by the recipes' local names. */
export type Documents = ReadonlyMap<string, ConnectorDocument>;

interface Place {
  readonly prefix: string;
  readonly loops: readonly PlannedLoop[];
  readonly isCertain: boolean;
  readonly recipe: Recipe;
  readonly known: KnownValues;
}

/** Every place of a recipe, and of those it calls, that calls a vendor; in the recipe's order. */
export function callSites(recipe: Recipe, documents: Documents, known: KnownValues): readonly CallSite[] {
  return ofBlock(recipe.steps, { prefix: '', loops: [], isCertain: true, recipe, known });

  function ofBlock(block: Block, place: Place): readonly CallSite[] {
    return block.flatMap((step) => ofStep(step, hasGuard(step) ? { ...place, isCertain: false } : place));
  }

  function ofStep(step: StepNode, place: Place): readonly CallSite[] {
    const path = `${place.prefix}${step.id}`;
    switch (step.kind) {
      case 'action':
        return site(step.uses, path, place, ONCE);
      case 'for-each':
        return ofLoop(step, path, place);
      case 'call': {
        const called = place.recipe.calls[step.recipe]!;
        return ofBlock(called.steps, {
          ...place,
          prefix: `${path}/`,
          recipe: called,
          known: { inputs: knownInputs(step.with, place.known), vars: called.vars },
        });
      }
      case 'try':
        return [
          ...ofBlock(step.try, place),
          ...ofBlock(step.catch?.steps ?? [], { ...place, isCertain: false }),
          ...ofBlock(step.finally ?? [], place),
        ];
      case 'branch':
      case 'switch':
        return blocksOf(step).flatMap((block) => ofBlock(block, { ...place, isCertain: false }));
      default:
        return blocksOf(step).flatMap((block) => ofBlock(block, place));
    }
  }

  function ofLoop(step: LoopStep, path: string, place: Place): readonly CallSite[] {
    const { source } = step;
    const document = source && documents.get(source.uses.connection);
    const list = document?.operations[source?.uses.operation ?? ''];
    const read =
      source && list?.kind === 'list' ? site(source.uses, path, place, readingsOf(list, document?.pagination, source.limit)) : [];
    const loop = { path, items: itemsOf(step, place.known) };
    return [...read, ...ofBlock(step.steps, { ...place, prefix: `${path}[].`, loops: [...place.loops, loop] })];
  }

  function site(uses: Uses, path: string, { loops, isCertain }: Place, each: Bounds): readonly CallSite[] {
    const document = documents.get(uses.connection)?.operations[uses.operation];
    return document ? [{ path, uses, document, loops, each: isCertain ? each : perhaps(each) }] : [];
  }
}

const hasGuard = (step: StepNode): boolean => step.kind !== 'branch' && step.if !== undefined && step.if !== true;
