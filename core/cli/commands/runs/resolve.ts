import type { CommandContext } from '../../context.js';
import { ask, usage } from './change.js';
import { decisionOf, type ResolveOptions } from './decision-of.js';
import { resolveAll } from './resolve-all.js';
import { resolveFrom } from './resolve-from.js';

/** Says what became of one step, of those that a file decides, or of every step whose outcome is uncertain. Gives the exit code. */
export async function resolve(
  run: string | undefined,
  step: string | undefined,
  options: ResolveOptions,
  context: CommandContext,
): Promise<number> {
  const { all, recipe, yes, from } = options;
  if (from !== undefined) {
    if (run !== undefined) throw usage('--from names runs and steps itself.', 'Leave out the run.');
    return resolveFrom(from, options, context);
  }
  if (all) return resolveAll(run, step, options, context);
  if (run === undefined || step === undefined || recipe !== undefined || yes !== undefined) {
    throw usage(
      'Name a run and a step of it, or say --all for every uncertain step.',
      'As: trunkline runs resolve --all --recipe order-intake; --from takes a file that says what became of each.',
    );
  }
  const decision = await decisionOf(options);
  return ask((runs, asking) => runs.resolve(run, step, decision, asking), options, context);
}
